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

/** The expected gap after so many steps from a start, less the floor. */
export type GapAfter = (steps: number) => number;

/** What the dynamics at one inverse batch size are, α in units of 1/λ₁, and 1 − α/α* given. */
export interface ScaledDynamics {
  /** α*. */
  readonly limit: (inverse: number) => number;
  readonly decay: (inverse: number, rate: number, margin: number, accuracy: Accuracy) => Decay;
  /** Of noise in units of √λ₁. */
  readonly floor: (inverse: number, rate: number, margin: number, accuracy: Accuracy) => Floor;
  /** Of a start as `BatchDynamics` has it. */
  readonly gapAfter: (inverse: number, rate: number, margin: number, start: Float64Array) => GapAfter;
  /** Whether that is exact, but for rounding, for every batch size of the problem. */
  readonly exact: boolean;
}
