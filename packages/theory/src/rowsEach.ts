/** Every entry `times` over, one after the other. */
export function eachTimes(values: Float64Array, times: number): Float64Array {
  if (times === 1) return values;
  return Float64Array.from({ length: values.length * times }, (_, e) => values[Math.floor(e / times)]);
}
