/**
 * Vectors side by side, one a lane: entry (a, lane) of r×lanes at a·lanes + lane. Every lane has the bits of its vector alone:
 * sums over entries, rows and coordinates are in ascending order.
 */

/** vectors −= factors∘(y (y'vectors)) for one row y of r numbers, with a factor a lane. */
export function subtractRowFromLanes(r: i32, lanes: i32, y: usize, factors: usize, vectors: usize): void {
  const stride = (<usize>lanes) << 3;
  const end = y + ((<usize>r) << 3);
  let lane = 0;
  for (; lane + 8 <= lanes; lane += 8) {
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let at = y, v = vectors; at < end; at += 8, v += stride) {
      const entry = v128.load64_splat(at);
      s0 = f64x2.add(s0, f64x2.mul(entry, v128.load(v)));
      s1 = f64x2.add(s1, f64x2.mul(entry, v128.load(v, 16)));
      s2 = f64x2.add(s2, f64x2.mul(entry, v128.load(v, 32)));
      s3 = f64x2.add(s3, f64x2.mul(entry, v128.load(v, 48)));
    }
    const f0 = v128.load(factors);
    const f1 = v128.load(factors, 16);
    const f2 = v128.load(factors, 32);
    const f3 = v128.load(factors, 48);
    for (let at = y, v = vectors; at < end; at += 8, v += stride) {
      const entry = v128.load64_splat(at);
      const x0 = f64x2.sub(v128.load(v), f64x2.mul(f0, f64x2.mul(entry, s0)));
      const x1 = f64x2.sub(v128.load(v, 16), f64x2.mul(f1, f64x2.mul(entry, s1)));
      const x2 = f64x2.sub(v128.load(v, 32), f64x2.mul(f2, f64x2.mul(entry, s2)));
      const x3 = f64x2.sub(v128.load(v, 48), f64x2.mul(f3, f64x2.mul(entry, s3)));
      storeFour(v, x0, x1, x2, x3);
    }
    vectors += 64;
    factors += 64;
  }
  for (; lane < lanes; lane++) {
    let sum: f64 = 0;
    for (let at = y, v = vectors; at < end; at += 8, v += stride) sum += f64.load(at) * f64.load(v);
    const factor = f64.load(factors);
    for (let at = y, v = vectors; at < end; at += 8, v += stride) {
      f64.store(v, f64.load(v) - factor * (f64.load(at) * sum));
    }
    vectors += 8;
    factors += 8;
  }
}

/** To four neighbouring pairs of lanes. No load stands between the stores, so that the engine may join two of them. */
function storeFour(to: usize, x0: v128, x1: v128, x2: v128, x3: v128): void {
  v128.store(to, x0);
  v128.store(to, x1, 16);
  v128.store(to, x2, 32);
  v128.store(to, x3, 48);
}

/** out += Σ yⱼ (timesⱼ yⱼ'vectors) over `count` rows of r numbers each. */
export function addRowsOfLanes(
  r: i32,
  lanes: i32,
  count: i32,
  rows: usize,
  times: usize,
  vectors: usize,
  out: usize,
): void {
  const stride = (<usize>lanes) << 3;
  const row = (<usize>r) << 3;
  let lane = 0;
  for (; lane + 8 <= lanes; lane += 8) {
    let y = rows;
    for (let j = 0; j < count; j++) {
      const end = y + row;
      let s0 = f64x2.splat(0);
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      for (let at = y, v = vectors; at < end; at += 8, v += stride) {
        const entry = v128.load64_splat(at);
        s0 = f64x2.add(s0, f64x2.mul(entry, v128.load(v)));
        s1 = f64x2.add(s1, f64x2.mul(entry, v128.load(v, 16)));
        s2 = f64x2.add(s2, f64x2.mul(entry, v128.load(v, 32)));
        s3 = f64x2.add(s3, f64x2.mul(entry, v128.load(v, 48)));
      }
      const weight = v128.load64_splat(times + ((<usize>j) << 3));
      s0 = f64x2.mul(s0, weight);
      s1 = f64x2.mul(s1, weight);
      s2 = f64x2.mul(s2, weight);
      s3 = f64x2.mul(s3, weight);
      for (let at = y, o = out; at < end; at += 8, o += stride) {
        const entry = v128.load64_splat(at);
        const o0 = f64x2.add(v128.load(o), f64x2.mul(entry, s0));
        const o1 = f64x2.add(v128.load(o, 16), f64x2.mul(entry, s1));
        const o2 = f64x2.add(v128.load(o, 32), f64x2.mul(entry, s2));
        const o3 = f64x2.add(v128.load(o, 48), f64x2.mul(entry, s3));
        storeFour(o, o0, o1, o2, o3);
      }
      y = end;
    }
    vectors += 64;
    out += 64;
  }
  for (; lane < lanes; lane++) {
    let y = rows;
    for (let j = 0; j < count; j++) {
      const end = y + row;
      let sum: f64 = 0;
      for (let at = y, v = vectors; at < end; at += 8, v += stride) sum += f64.load(at) * f64.load(v);
      sum *= f64.load(times + ((<usize>j) << 3));
      for (let at = y, o = out; at < end; at += 8, o += stride) f64.store(o, f64.load(o) + f64.load(at) * sum);
      y = end;
    }
    vectors += 8;
    out += 8;
  }
}

/** vectors −= factors∘change. */
export function subtractLanes(r: i32, lanes: i32, change: usize, factors: usize, vectors: usize): void {
  for (let a = 0; a < r; a++) {
    let f = factors;
    let lane = 0;
    for (; lane + 2 <= lanes; lane += 2) {
      v128.store(vectors, f64x2.sub(v128.load(vectors), f64x2.mul(v128.load(f), v128.load(change))));
      vectors += 16;
      change += 16;
      f += 16;
    }
    if (lane < lanes) {
      f64.store(vectors, f64.load(vectors) - f64.load(f) * f64.load(change));
      vectors += 8;
      change += 8;
    }
  }
}

/** out += Σ timesⱼ yⱼyⱼ' over `count` rows of r numbers each; the lower triangle of r×r, four rows at a time. */
export function addOuterRows(r: i32, count: i32, rows: usize, times: usize, out: usize): void {
  const row = (<usize>r) << 3;
  let j = 0;
  for (; j + 4 <= count; j += 4) {
    const y0 = rows;
    const y1 = y0 + row;
    const y2 = y1 + row;
    const y3 = y2 + row;
    let to = out;
    for (let a: usize = 0; a < row; a += 8) {
      const c0 = f64.load(times) * f64.load(y0 + a);
      const c1 = f64.load(times, 8) * f64.load(y1 + a);
      const c2 = f64.load(times, 16) * f64.load(y2 + a);
      const c3 = f64.load(times, 24) * f64.load(y3 + a);
      let b: usize = 0;
      for (; b + 8 <= a; b += 16) {
        let sum = f64x2.add(v128.load(to + b), f64x2.mul(f64x2.splat(c0), v128.load(y0 + b)));
        sum = f64x2.add(sum, f64x2.mul(f64x2.splat(c1), v128.load(y1 + b)));
        sum = f64x2.add(sum, f64x2.mul(f64x2.splat(c2), v128.load(y2 + b)));
        sum = f64x2.add(sum, f64x2.mul(f64x2.splat(c3), v128.load(y3 + b)));
        v128.store(to + b, sum);
      }
      if (b <= a) {
        let sum = f64.load(to + b) + c0 * f64.load(y0 + b);
        sum += c1 * f64.load(y1 + b);
        sum += c2 * f64.load(y2 + b);
        sum += c3 * f64.load(y3 + b);
        f64.store(to + b, sum);
      }
      to += row;
    }
    rows += row << 2;
    times += 32;
  }
  for (; j < count; j++) {
    let to = out;
    for (let a: usize = 0; a < row; a += 8) {
      const c = f64.load(times) * f64.load(rows + a);
      let b: usize = 0;
      for (; b + 8 <= a; b += 16) {
        v128.store(to + b, f64x2.add(v128.load(to + b), f64x2.mul(f64x2.splat(c), v128.load(rows + b))));
      }
      if (b <= a) f64.store(to + b, f64.load(to + b) + c * f64.load(rows + b));
      to += row;
    }
    rows += row;
    times += 8;
  }
}

/** out = S vectors for a symmetric S, r×r, of which the lower triangle is read. */
export function multiplyLanes(r: i32, lanes: i32, s: usize, vectors: usize, out: usize): void {
  const stride = (<usize>lanes) << 3;
  const row = (<usize>r) << 3;
  let lane = 0;
  for (; lane + 8 <= lanes; lane += 8) {
    let o = out;
    for (let a: usize = 0; a < row; a += 8) {
      let at = s + (a >> 3) * row;
      const diagonal = at + a;
      let v = vectors;
      let s0 = f64x2.splat(0);
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      for (let b: usize = 0; b < row; b += 8) {
        const entry = v128.load64_splat(at);
        s0 = f64x2.add(s0, f64x2.mul(entry, v128.load(v)));
        s1 = f64x2.add(s1, f64x2.mul(entry, v128.load(v, 16)));
        s2 = f64x2.add(s2, f64x2.mul(entry, v128.load(v, 32)));
        s3 = f64x2.add(s3, f64x2.mul(entry, v128.load(v, 48)));
        v += stride;
        at += at < diagonal ? 8 : row;
      }
      v128.store(o, s0);
      v128.store(o, s1, 16);
      v128.store(o, s2, 32);
      v128.store(o, s3, 48);
      o += stride;
    }
    vectors += 64;
    out += 64;
  }
  for (; lane < lanes; lane++) {
    let o = out;
    for (let a: usize = 0; a < row; a += 8) {
      let at = s + (a >> 3) * row;
      const diagonal = at + a;
      let sum: f64 = 0;
      let v = vectors;
      for (let b: usize = 0; b < row; b += 8) {
        sum += f64.load(at) * f64.load(v);
        v += stride;
        at += at < diagonal ? 8 : row;
      }
      f64.store(o, sum);
      o += stride;
    }
    vectors += 8;
    out += 8;
  }
}

/** vectors ∘= 1 − factors∘(values/divisor), with a value a coordinate and a factor a lane. */
export function scaleLanes(r: i32, lanes: i32, values: usize, divisor: f64, factors: usize, vectors: usize): void {
  const one = f64x2.splat(1);
  for (let a = 0; a < r; a++) {
    const value = f64.load(values) / divisor;
    const both = f64x2.splat(value);
    let f = factors;
    let lane = 0;
    for (; lane + 2 <= lanes; lane += 2) {
      v128.store(vectors, f64x2.mul(v128.load(vectors), f64x2.sub(one, f64x2.mul(v128.load(f), both))));
      vectors += 16;
      f += 16;
    }
    if (lane < lanes) {
      f64.store(vectors, f64.load(vectors) * (1 - f64.load(f) * value));
      vectors += 8;
    }
    values += 8;
  }
}
