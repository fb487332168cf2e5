import { drawBar } from "./bar.ts";
import { formatDuration } from "./formatDuration.ts";
import type { Output } from "./output.ts";

/** Work that ends sooner shows no progress. */
const SECONDS_BEFORE_SHOWING = 2;
/** A task may take minutes, and is not heard of until it is done: what is known is shown again. */
const MILLISECONDS_BETWEEN_REMINDERS = 1000;
const SECONDS_BETWEEN_PICTURES = 0.1;
const SECONDS_BETWEEN_LINES = 15;
const SHARE_BETWEEN_LINES = 0.1;

export interface ProgressDisplay {
  /**
   * @param share - of the work that is done, 0 to 1
   * @param detail - such as "12 of 80 tasks"
   */
  readonly update: (share: number, detail: string) => void;
  /** Takes the bar away. */
  readonly end: () => void;
}

/**
 * Shows on stderr how far a command is and how long it will take: a bar on a terminal, else a plain line after two seconds,
 * then every 10 % or 15 seconds, also while nothing is done. The time left is estimated from the speed so far.
 *
 * @param now - seconds on a clock that never goes back
 */
export function showProgress(
  output: Output,
  label: string,
  now: () => number = () => performance.now() / 1000,
): ProgressDisplay {
  const begin = now();
  const show = output.terminal ? showBar(label) : writeLines(output, label);
  const render = (share: number, detail: string): void => {
    const elapsed = now() - begin;
    if (elapsed < SECONDS_BEFORE_SHOWING) return;
    const left = share > 0 ? `about ${formatDuration((elapsed * (1 - share)) / share)} left` : "time left unknown";
    show.update(share, `${detail}, ${left}`, elapsed);
  };
  let last: readonly [share: number, detail: string] | null = null;
  const reminder = setInterval(() => {
    if (last !== null) render(...last);
  }, MILLISECONDS_BETWEEN_REMINDERS);
  reminder.unref();
  return {
    update(share, detail) {
      last = [share, detail];
      render(share, detail);
    },
    end() {
      clearInterval(reminder);
      show.end();
    },
  };
}

interface Show {
  readonly update: (share: number, text: string, elapsed: number) => void;
  readonly end: () => void;
}

function showBar(label: string): Show {
  const bar = drawBar((drawn, percent, text) => `${label} ${drawn} ${percent} % | ${text}`, 100, true);
  let lastTime = Number.NEGATIVE_INFINITY;
  return {
    update(share, text, elapsed) {
      if (elapsed < lastTime + SECONDS_BETWEEN_PICTURES) return;
      lastTime = elapsed;
      bar.update(Math.floor(100 * share), text);
    },
    end: bar.end,
  };
}

function writeLines({ writeError }: Output, label: string): Show {
  let lastShare = 0;
  let lastTime = Number.NEGATIVE_INFINITY;
  return {
    update(share, text, elapsed) {
      if (share < lastShare + SHARE_BETWEEN_LINES && elapsed < lastTime + SECONDS_BETWEEN_LINES) return;
      lastShare = share;
      lastTime = elapsed;
      writeError(`${label}: ${Math.floor(100 * share)} %, ${text}\n`);
    },
    end() {},
  };
}
