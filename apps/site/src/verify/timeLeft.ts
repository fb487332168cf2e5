/** How long a computation will still take, in words; empty while that cannot be said. */

/** Of less than this nothing follows. */
const least = { seconds: 2, share: 0.02 };

/**
 * @param share - how much is done, 0 to 1
 * @param seconds - how long that took
 */
export function timeLeft(share: number, seconds: number): string {
  if (seconds < least.seconds || share < least.share || share >= 1) return "";
  const left = (seconds * (1 - share)) / share;
  if (left < 55) return `about ${5 * Math.ceil(left / 5)} s left`;
  return `about ${Math.ceil(left / 60)} min left`;
}
