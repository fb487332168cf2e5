export interface Bar {
  /** Draws the bar, with what is to be read beside it; until then there is none. */
  readonly update: (value: number, text: string) => void;
  /** Takes it away. */
  readonly end: () => void;
}

/** What is written to, a terminal. */
export interface Screen {
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

const SIZE = 24;
const hide = "\x1b[?25l";
const show = "\x1b[?25h";
/** To the line's begin, and what stands from there on away. */
const clear = "\r\x1b[K";

/**
 * A bar on stderr that leaves the signals alone, so that a command says itself what an interrupt ends.
 *
 * @param lineOf - the line, from the bar, the value and the text; what has no room on it is cut off
 * @param hideCursor - false where a command may end without taking the bar away
 */
export function drawBar(
  lineOf: (bar: string, value: number, text: string) => string,
  total: number,
  hideCursor: boolean,
  screen: Screen = process.stderr,
): Bar {
  let drawn = "";
  return {
    update(value, text) {
      const full = Math.round((SIZE * Math.min(value, total)) / total);
      const whole = lineOf("=".repeat(full) + "-".repeat(SIZE - full), value, text);
      const line = whole.slice(0, (screen.columns ?? 80) - 1);
      if (line === drawn) return;
      screen.write(`${hideCursor && drawn === "" ? hide : ""}${clear}${line}`);
      drawn = line;
    },
    end() {
      if (drawn !== "") screen.write(`${clear}${hideCursor ? show : ""}`);
    },
  };
}
