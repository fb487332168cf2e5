/**
 * Upper 32 bits (as a signed integer) of x · (upper 2^16 + lower), from four exact 16-bit products.
 *
 * Faster here than taking the rounded double product and its known lower half: no conversion from integer to double.
 */
export function multiplyHigh(x: number, upper: number, lower: number): number {
  const a = x & 0xffff;
  const b = x >>> 16;
  const middle = (Math.imul(b, lower) + (Math.imul(a, lower) >>> 16)) | 0;
  const carried = (Math.imul(a, upper) + (middle & 0xffff)) | 0;
  return (Math.imul(b, upper) + (middle >>> 16) + (carried >>> 16)) | 0;
}
