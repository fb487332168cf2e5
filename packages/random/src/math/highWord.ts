const float = new Float64Array(1);
const words = new Int32Array(float.buffer);

float[0] = 1;
/** Where the sign and exponent lie: 1 on a little-endian machine, 0 on a big-endian one. */
const high = words[1] === 0 ? 0 : 1;

/** Sign, exponent and leading 20 fraction bits of x, as a signed 32-bit integer (IEEE 754-2019, 3.4). */
export function highWord(x: number): number {
  float[0] = x;
  return words[high];
}

/** The trailing 32 fraction bits of x, as a signed 32-bit integer. */
export function lowWord(x: number): number {
  float[0] = x;
  return words[1 - high];
}
