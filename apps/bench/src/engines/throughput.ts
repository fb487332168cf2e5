/** Appendix A through two worker processes and Redis, beside two threads of one process. */
import { startCommand } from "../processes/backgroundCommand.ts";
import { cli } from "../root.ts";
import type { Side } from "../sides/side.ts";
import { studySide } from "../sides/studySide.ts";

export const WORKERS = 2;

/** Local threads: the whole command, of another seed in every round. */
export function threadsSide(folder: string, study: readonly string[]): Side {
  return seeded(folder, [...study, "--workers", String(WORKERS)]);
}

/** The same command with its tasks at worker processes of one thread each, which stay from round to round. */
export function queueSide(folder: string, study: readonly string[], url: string): Side {
  const place = ["--redis", url, "--queue", "throughput"];
  const workers = Array.from({ length: WORKERS }, () =>
    startCommand(process.execPath, [cli, "worker", "--workers", "1", ...place]),
  );
  const side = seeded(folder, [...study, "--engine", "bullmq", ...place]);
  return {
    sample: side.sample,
    close: async () => {
      await side.close();
      await Promise.all(workers.map((stop) => stop()));
    },
  };
}

/** Redis keeps answers for a day, so that no two rounds may ask for the same. */
function seeded(folder: string, words: readonly string[]): Side {
  let round = 0;
  let running: Side | undefined;
  return {
    sample: (seconds) => {
      round += 1;
      running = studySide(folder, [...words, "--seed", String(round)]);
      return running.sample(seconds);
    },
    close: async () => running?.close(),
  };
}
