import { drawBar } from "./bar.ts";
import { formatDuration } from "./formatDuration.ts";
import type { Output } from "./output.ts";

interface TaskDisplay {
  /** Before task number `done` (from 0) begins. */
  readonly begin: (done: number, title: string) => void;
  readonly end: () => void;
}

/**
 * Shows on stderr which task runs and how long the rest will take: a bar on a terminal, else a line a task. The time left
 * supposes that the tasks to come are as long as those before.
 *
 * @param label - with which a line begins: the command
 * @param clock - seconds on a clock that never goes back
 */
export function showTasks(
  { terminal, writeError }: Output,
  label: string,
  total: number,
  clock: () => number = () => performance.now() / 1000,
): TaskDisplay {
  const start = clock();
  const timeLeft = (done: number): string => {
    if (done === 0) return "";
    const seconds = ((clock() - start) / done) * (total - done);
    return `, about ${formatDuration(seconds, { minutesFrom: 90, hoursFrom: Number.POSITIVE_INFINITY })} left`;
  };
  if (!terminal) {
    return {
      begin: (done, title) => writeError(`${label}: ${done + 1} of ${total}, ${title}${timeLeft(done)}\n`),
      end: () => {},
    };
  }
  // The cursor is left alone too, so that an interrupt finds the terminal as it was.
  const bar = drawBar((drawn, done, text) => `${drawn} ${done}/${total} ${text}`, total, false);
  bar.update(0, "");
  return { begin: (done, title) => bar.update(done, `${title}${timeLeft(done)}`), end: bar.end };
}
