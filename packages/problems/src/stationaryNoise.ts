/**
 * What a quadratic sum's minimizer leaves over, and gaps, in units that keep them within the range of doubles.
 *
 * Both are differences of what may be much larger, and come from a minimizer that is known to twice the precision.
 */
export interface StationaryNoise {
  /** xᵢ'β* − yᵢ of least squares, N of them; of matrices the gradients Qᵢβ* + rᵢ, N×d row by row. */
  readonly left: Float64Array;
  /** ½ (β − β*)'Q̄(β − β*) at a point in the file's units; a gap in them is this times the {@link gapUnits}. */
  readonly gapAt: (point: Float64Array) => number;
  /** √λ_a v_a'(β − β*) in the same units' square root, r of them: the gap is half of their squares' sum. */
  readonly coordinatesAt: (point: Float64Array) => Float64Array;
  /** Powers of two. */
  readonly gapUnits: readonly [number, number];
}
