/** Throws RangeError unless 0 ≤ start ≤ end ≤ length, all integers. */
export function checkRange(start: number, end: number, length: number): void {
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length)) {
    throw new RangeError(`[${start}, ${end}) is not a range of an array of ${length}`);
  }
}
