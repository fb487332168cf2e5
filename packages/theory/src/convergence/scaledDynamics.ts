/** 1 − ρ(α), to its own relative accuracy where ρ is next to one, and its derivative by α. */
export interface Decay {
  readonly deficit: number;
  readonly slope: number;
}

/** The expected gap at rest, and its derivative by α. */
export interface Floor {
  readonly value: number;
  readonly slope: number;
}

/** How well a number must be known: as a search needs it, or as it may be printed, proven where it is found by iteration. */
export type Accuracy = "search" | "final";

/** The expected gap after so many steps from a start. */
export type GapAfter = (steps: number) => number;

/** What the dynamics at one inverse batch size are, α in units of 1/λ₁, and 1 − α/α* given. */
export interface ScaledDynamics {
  /** α*. */
  readonly limit: (inverse: number) => number;
  readonly decay: (inverse: number, rate: number, margin: number, accuracy: Accuracy) => Decay;
  /** Of noise in units of √λ₁. */
  readonly floor: (inverse: number, rate: number, margin: number, accuracy: Accuracy) => Floor;
  /** From a start as `BatchDynamics` has it; null where there are too many curvatures. */
  readonly gap: FollowedGap | null;
}

/** The expected gap from a start, the same space for all rates and batch sizes. */
export interface FollowedGap {
  /** What it is after so many steps, as far as it was settled. */
  readonly after: (inverse: number, rate: number, start: Float64Array) => GapAfter;
  /**
   * Learns it up to so many steps at a rate.
   *
   * @param margin - 1 − α/α*
   * @param precision - relative, of sums over the path
   * @returns whether it is known so well
   */
  readonly settle: (
    inverse: number,
    rate: number,
    margin: number,
    start: Float64Array,
    steps: number,
    precision: number,
  ) => boolean;
}
