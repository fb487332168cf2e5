/** The worker as the page has it: one after the other, and ended where what it does is not wanted any more. */
import type { Answer, Question, Source } from "./messages.ts";

export interface Asking {
  /** Other data: what is being done is given up. */
  readonly open: (source: Source) => void;
  /** Of the data that are open; `fresh` gives up what is being done. */
  readonly ask: (question: Exclude<Question, { ask: "open" }>, fresh?: boolean) => void;
  /** Gives up what is being done; the data stay. */
  readonly stop: () => void;
  readonly busy: () => boolean;
}

/**
 * @param onAnswer - told every answer but the one about data that are opened again
 * @param onBusy - told when work begins and ends
 */
export function askWorker(onAnswer: (answer: Answer) => void, onBusy: (busy: boolean) => void): Asking {
  let worker: Worker | null = null;
  let source: Source | null = null;
  let reopening = false;
  let open = 0;

  const send = (question: Question): void => {
    worker ??= start();
    open++;
    onBusy(true);
    worker.postMessage(question);
  };
  const stop = (): void => {
    worker?.terminate();
    worker = null;
    open = 0;
    reopening = false;
    onBusy(false);
  };
  function start(): Worker {
    const started = new Worker(new URL("./problemWorker.ts", import.meta.url), { type: "module" });
    started.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (started !== worker) return;
      if (data.tell === "done") {
        open--;
        if (data.ask === "open") reopening = false;
      }
      if (!(reopening && data.tell === "opened")) onAnswer(data);
      if (open === 0) onBusy(false);
    };
    started.onerror = (event) => {
      event.preventDefault();
      stop();
      onAnswer({ tell: "refused", part: "open", line: event.message || "the worker could not start" });
    };
    return started;
  }

  return {
    open(next) {
      stop();
      source = next;
      send({ ask: "open", source });
    },
    ask(question, fresh = false) {
      if (fresh && open > 0) stop();
      if (source === null) return;
      if (worker === null) {
        reopening = true;
        send({ ask: "open", source });
      }
      send(question);
    },
    stop,
    busy: () => open > 0,
  };
}
