/** A label at a vertical line. */
interface Flag {
  /** Of the line. */
  readonly x: number;
  readonly width: number;
}

interface Placed {
  /** Rows above the lowest, so that no two labels touch. */
  readonly row: number;
  readonly left: number;
}

/**
 * Places labels beside the upper ends of lines, to the right where there is room: the further left a line is, the higher its
 * label, so that no line to the right crosses it.
 *
 * @param end - where the picture ends on the right
 */
export function placeFlags(flags: readonly Flag[], end: number): Placed[] {
  const order = flags.map((_, i) => i).sort((a, b) => flags[b]!.x - flags[a]!.x);
  const placed: Placed[] = [];
  for (const [rank, i] of order.entries()) {
    const { x, width } = flags[i]!;
    const left = Math.max(0, x + width <= end ? x : Math.min(x, end) - width);
    const met = order.slice(0, rank).filter((j) => {
      const other = placed[j]!;
      return (other.left < left + width && left < other.left + flags[j]!.width) || flags[j]!.x < left + width;
    });
    placed[i] = { left, row: met.reduce((highest, j) => Math.max(highest, placed[j]!.row + 1), 0) };
  }
  return placed;
}
