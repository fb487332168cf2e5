/** Sums over a block of rows: Σ wᵢ aᵢaᵢ', and the quadratic forms aᵢ'Paᵢ that weights may be made of. */
import { multiply, multiplyScratch } from "./multiply";
import { symmetricRankUpdate, symmetricRankUpdateScratch } from "./symmetricRankUpdate";

/** out_i = aᵢ'Paᵢ for the `count` rows aᵢ of a, with P symmetric n×n; each is a sum in the columns' order. */
export function quadraticForms(count: i32, n: i32, a: usize, p: usize, out: usize, scratch: usize): void {
  const row = (<usize>n) << 3;
  const image = scratch;
  multiply(count, n, n, a, p, image, scratch + <usize>count * row);
  let x = a;
  let y = image;
  for (const outEnd = out + ((<usize>count) << 3); out < outEnd; out += 8) {
    let sum = 0.0;
    for (const end = x + row; x < end; x += 8, y += 8) sum += f64.load(x) * f64.load(y);
    f64.store(out, sum);
  }
}

/** Doubles of scratch for these shapes. */
export function quadraticFormsScratch(count: i32, n: i32): i32 {
  return count * n + multiplyScratch(count, n, n);
}

/**
 * out + lost += Σ wᵢ aᵢaᵢ' on the lower triangle, over the `count` rows of a and weights of any sign: `lost` (n×n) has what rounding
 * takes from the sums in out (Neumaier).
 */
export function addWeightedGram(
  count: i32,
  n: i32,
  a: usize,
  weights: usize,
  out: usize,
  lost: usize,
  scratch: usize,
): void {
  const row = (<usize>n) << 3;
  const sum = scratch;
  const positive = sum + ((((<usize>(n * n)) << 3) + 15) & ~15);
  const negative = positive + <usize>count * row;
  const work = negative + <usize>count * row;
  let above = positive;
  let below = negative;
  for (let i = 0; i < count; i++, a += row) {
    const weight = f64.load(weights + ((<usize>i) << 3));
    if (weight === 0) continue;
    const to = weight > 0 ? above : below;
    scale(n, sqrt(abs(weight)), a, to);
    if (weight > 0) above += row;
    else below += row;
  }
  memory.fill(sum, 0, <usize>n * row);
  symmetricRankUpdate(n, <i32>((above - positive) / row), 1, positive, sum, work);
  symmetricRankUpdate(n, <i32>((below - negative) / row), -1, negative, sum, work);
  for (let i = 0; i < n; i++) {
    const at = <usize>i * row;
    addCompensated(i + 1, sum + at, out + at, lost + at);
  }
}

/** Doubles of scratch for these shapes. */
export function addWeightedGramScratch(count: i32, n: i32): i32 {
  return n * n + 1 + 2 * count * n + symmetricRankUpdateScratch(n, count);
}

/** The same for yᵢ = aᵢ/unit in the place of aᵢ and (yᵢ'Pyᵢ) wᵢ in that of wᵢ. */
export function addMoment(
  count: i32,
  n: i32,
  a: usize,
  unit: f64,
  weights: usize,
  p: usize,
  out: usize,
  lost: usize,
  scratch: usize,
): void {
  const forms = scratch;
  const rows = forms + ((((<usize>count) << 3) + 15) & ~15);
  const work = rows + ((((<usize>(count * n)) << 3) + 15) & ~15);
  for (let at: usize = 0, bytes = (<usize>(count * n)) << 3; at < bytes; at += 8) {
    f64.store(rows + at, f64.load(a + at) / unit);
  }
  quadraticForms(count, n, rows, p, forms, work);
  for (let at: usize = 0, bytes = (<usize>count) << 3; at < bytes; at += 8) {
    f64.store(forms + at, f64.load(forms + at) * f64.load(weights + at));
  }
  addWeightedGram(count, n, rows, forms, out, lost, work);
}

/** Doubles of scratch for these shapes. */
export function addMomentScratch(count: i32, n: i32): i32 {
  return count + count * n + 2 + max(quadraticFormsScratch(count, n), addWeightedGramScratch(count, n));
}

function scale(n: i32, factor: f64, from: usize, to: usize): void {
  for (const end = from + ((<usize>n) << 3); from < end; from += 8, to += 8) f64.store(to, factor * f64.load(from));
}

function addCompensated(n: i32, terms: usize, sums: usize, lost: usize): void {
  for (const end = terms + ((<usize>n) << 3); terms < end; terms += 8, sums += 8, lost += 8) {
    const term = f64.load(terms);
    const sum = f64.load(sums);
    const total = sum + term;
    const rest = abs(sum) >= abs(term) ? sum - total + term : term - total + sum;
    f64.store(lost, f64.load(lost) + rest);
    f64.store(sums, total);
  }
}
