import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/**
 * The core that both sides of a comparison are held to: the last one that this process may use, because interrupts go to
 * the first ones. What a neighbour does to a core, it then does to both sides.
 *
 * @returns null where the kernel gives no list of cores (only Linux does) or there is no `taskset` (util-linux)
 */
export async function chooseCore(): Promise<number | null> {
  try {
    const core = lastAllowed(await readFile("/proc/self/status", "utf8"));
    if (core !== null) await promisify(execFile)("taskset", heldTo(core, "true"));
    return core;
  } catch {
    return null;
  }
}

/** The arguments with which `taskset` runs a command on one core. */
export function heldTo(core: number, ...command: readonly string[]): string[] {
  return ["--cpu-list", String(core), ...command];
}

/** The last number of the line `Cpus_allowed_list:	0-3,8-11` of `/proc/<pid>/status`; null if there is none. */
export function lastAllowed(status: string): number | null {
  const last = /^Cpus_allowed_list:\s*(?:\d+[-,])*(\d+)$/m.exec(status)?.[1];
  return last === undefined ? null : Number(last);
}
