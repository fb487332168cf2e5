import { SingleBar } from "cli-progress";

export interface Bar {
  /** Draws the bar, with `{text}` of its format; until then there is none. */
  readonly update: (value: number, text: string) => void;
  /** Takes it away. */
  readonly end: () => void;
}

/**
 * A bar on stderr that leaves the signals alone, so that a command says itself what an interrupt ends.
 *
 * @param format - as cli-progress has it: `{bar}`, `{value}`, `{total}`, `{percentage}`, `{text}`
 * @param hideCursor - false where a command may end without taking the bar away
 */
export function drawBar(format: string, total: number, hideCursor: boolean): Bar {
  const bar = new SingleBar({ format, barsize: 24, clearOnComplete: true, hideCursor, gracefulExit: false });
  let drawn = false;
  return {
    update(value, text) {
      if (drawn) bar.update(value, { text });
      else bar.start(total, value, { text });
      drawn = true;
    },
    end() {
      if (drawn) bar.stop();
    },
  };
}
