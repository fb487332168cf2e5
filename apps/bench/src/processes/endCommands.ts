import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds between two looks: a thread may start its next command after the first one. */
const INTERVAL = 100;

/**
 * Kills the commands for which threads of this process wait in `spawnSync`, which hears no signal, until it is stopped.
 * What they wrote is for the thread to remove. Only Linux says which they are; elsewhere they run to their end.
 */
export function endCommands(): { readonly stop: () => void } {
  const end = (): void => {
    for (const pid of children()) attempt(() => process.kill(pid, "SIGKILL"));
  };
  end();
  const timer = setInterval(end, INTERVAL);
  return { stop: () => clearInterval(timer) };
}

/** The processes that this one's threads have started. */
function children(): number[] {
  const threads = `/proc/${process.pid}/task`;
  return (attempt(() => readdirSync(threads)) ?? []).flatMap((thread) => {
    const list = attempt(() => readFileSync(`${threads}/${thread}/children`, "utf8")) ?? "";
    return list.split(" ").filter(Boolean).map(Number);
  });
}

/** Undefined if it fails: threads and processes end while they are looked at. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
