/** Where the squares have all their digits, 2^(−900) … 2^900. */
const SMALLEST_SQUARE: f64 = 1.1830521861667747e-271;
const LARGEST_SQUARE: f64 = 8.452712498170644e270;

/** √(x² + y²); without squares where they would overflow or lose digits to underflow. */
export function hypotenuse(x: f64, y: f64): f64 {
  const square = x * x + y * y;
  if (square > SMALLEST_SQUARE && square < LARGEST_SQUARE) return sqrt(square);
  const large = max(abs(x), abs(y));
  if (large === 0) return 0;
  const ratio = min(abs(x), abs(y)) / large;
  return large * sqrt(1 + ratio * ratio);
}
