/** A term's coefficients (ay² + b)y + c, and the offset of its coordinate in `x` as a u32. */
const TERM_A: usize = 0;
const TERM_B: usize = 8;
const TERM_C: usize = 16;
const TERM_PLACE: usize = 24;
export const TERM_BYTES: usize = 32;

/** Adds a term's slope at the iterate `x` of a run to its sums. */
export function addSlope(term: usize, x: usize, sums: usize): void {
  const place = placeOf(term);
  const y = f64.load(x + place);
  const slope = (f64.load(term, TERM_A) * y * y + f64.load(term, TERM_B)) * y + f64.load(term, TERM_C);
  f64.store(sums + place, f64.load(sums + place) + slope);
}

export function placeOf(term: usize): usize {
  return <usize>load<u32>(term, TERM_PLACE);
}
