/**
 * The stationary points of one coordinate of a Styblinski–Tang sum.
 *
 * φ(x) = ½ (c₁x⁴ + c₂x² + c₃x) has the derivative φ'(x) = 2c₁x³ + c₂x + ½c₃. With c₁ > 0 and c₂ < 0 its slope has
 * extremes at ±m, m = √(−c₂/(6c₁)); φ has two minima exactly if φ'(−m) > 0 > φ'(m), one below −m, one above m, and a
 * barrier, its local maximum, between.
 */
export interface StationaryPoints {
  /** The minimum below the barrier; the deeper and sharper one if c₃ > 0. */
  readonly lower: number;
  readonly barrier: number;
  /** The minimum above the barrier; the shallower and flatter one if c₃ > 0. */
  readonly upper: number;
}

/** The three stationary points, each to the last bit of a bisection, or null if there are not two minima. */
export function stationaryPoints(c1: number, c2: number, c3: number): StationaryPoints | null {
  if (!(c1 > 0 && c2 < 0)) return null;
  const slope = (x: number): number => (2 * c1 * x * x + c2) * x + 0.5 * c3;
  const m = Math.sqrt(-c2 / (6 * c1));
  if (!(slope(-m) > 0 && slope(m) < 0)) return null;
  // Cauchy's bound on the roots of a monic polynomial.
  const bound = 1 + Math.max(-c2 / (2 * c1), Math.abs(c3) / (4 * c1));
  return {
    lower: bisect(slope, -bound, -m),
    barrier: bisect(slope, m, -m),
    upper: bisect(slope, m, bound),
  };
}

/** A zero of an increasing-through-zero function between `negative` and `positive`, to neighbouring doubles. */
function bisect(f: (x: number) => number, negative: number, positive: number): number {
  let low = negative;
  let high = positive;
  for (;;) {
    const middle = 0.5 * (low + high);
    if (middle === low || middle === high) return Math.abs(f(low)) <= Math.abs(f(high)) ? low : high;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
}
