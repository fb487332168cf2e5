/** What is taken for rounding of a quadratic sum's numbers. */
import { LAST_PLACES } from "@sgd-basins/linalg";

/** What numbers were rounded to: 53 binary digits, or 24. */
export type Precision = "float64" | "float32";
export const precisions: readonly Precision[] = ["float64", "float32"];

export interface Rounding {
  /** Largest |Q_ab − Q_ba|, relative to √(Q_aa Q_bb), that counts as rounding; Q is then replaced by its mean. */
  readonly symmetry: number;
  /** A pivot of Q may be as negative as this share of its own diagonal entry, if Q was rounded when it was printed. */
  readonly pivot: number;
  /** The share of its diagonal entry, a dimension, up to which a pivot is zero. */
  readonly zero: (dimension: number) => number;
  /** What the image of Q may leave over of an entry of r, relative to what it is a difference of, to count as rounding. */
  readonly image: number;
  /** The same, relative to Q's largest entry times that of β, as far as Q and r of all components tell the latter. */
  readonly noEntry: number;
  /** Whether what such rounding left is taken away. */
  readonly removes: boolean;
}

/**
 * 2⁻¹⁷, 128 units of rounding to single precision. J'J of up to 300 columns and 1,000 rows, all computed in single precision, has
 * pivots of up to 44 units where they should be zero.
 */
export const SINGLE = 1 / 131072;

export const roundings: Readonly<Record<Precision, Rounding>> = {
  float64: {
    symmetry: 1e-12,
    pivot: 1e-11,
    zero: (dimension) => dimension * LAST_PLACES,
    image: 1e-8,
    noEntry: 1e-13,
    removes: false,
  },
  float32: { symmetry: SINGLE, pivot: SINGLE, zero: () => SINGLE, image: SINGLE, noEntry: SINGLE, removes: true },
};

/** Whether it has no more digits than single precision has. */
export function isSingle(entry: number): boolean {
  return Math.fround(entry) === entry;
}

/** The way out for data that would be taken if they were known to be rounded. */
export function sayPrecision(isNear: boolean): string {
  return isNear ? '; if it was computed in single precision, say so with precision "float32"' : "";
}
