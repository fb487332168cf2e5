import { SingleBar } from "cli-progress";
import { formatDuration } from "../report/formatQuantity.ts";

export interface Progress {
  /** Before task number `done` (from 0) begins. */
  readonly begin: (done: number, title: string) => void;
  readonly end: () => void;
}

/**
 * Shows on stderr which task runs and how long the rest will take: a bar on a terminal, else a line a task. The time left
 * supposes that the tasks to come are as long as those before.
 *
 * @param terminal - whether stderr is one
 * @param clock - seconds on a clock that never goes back
 */
export function showProgress(
  total: number,
  terminal: boolean,
  writeError: (text: string) => void,
  clock: () => number = () => performance.now() / 1000,
): Progress {
  const start = clock();
  const timeLeft = (done: number): string =>
    done === 0 ? "" : `, about ${formatDuration(((clock() - start) / done) * (total - done))} left`;
  if (!terminal) {
    return {
      begin: (done, title) => writeError(`bench: ${done + 1} of ${total}, ${title}${timeLeft(done)}\n`),
      end: () => {},
    };
  }
  // The cursor and the signals are left alone, so that an interrupt finds the terminal as it was.
  const bar = new SingleBar({
    format: "{bar} {value}/{total} {text}",
    barsize: 24,
    clearOnComplete: true,
    hideCursor: false,
    gracefulExit: false,
  });
  bar.start(total, 0, { text: "" });
  return {
    begin: (done, title) => bar.update(done, { text: `${title}${timeLeft(done)}` }),
    end: () => bar.stop(),
  };
}
