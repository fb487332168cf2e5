/**
 * The workers that run tasks. The page starts them and not the conductor, to whom it gives their ports: when a worker started
 * them, a second one was sometimes never asked for in Firefox, and 80 starts of this way went well.
 */

export interface Lanes {
  /** One a worker, for the conductor. */
  readonly ports: MessagePort[];
  readonly end: () => void;
}

/** @param onError - told what went wrong with a worker */
export function startLanes(count: number, onError: (message: string) => void): Lanes {
  const lanes = Array.from({ length: count }, () => {
    const worker = new Worker(new URL("./taskWorker.ts", import.meta.url), { type: "module" });
    worker.onerror = (event) => {
      event.preventDefault();
      onError(event.message || "a worker could not start");
    };
    const { port1, port2 } = new MessageChannel();
    worker.postMessage(null, [port2]);
    return { worker, port: port1 };
  });
  return {
    ports: lanes.map(({ port }) => port),
    end: () => {
      for (const { worker } of lanes) worker.terminate();
    },
  };
}
