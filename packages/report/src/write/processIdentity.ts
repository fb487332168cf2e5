/** Which process this is, in words that another process can check: a number alone is given to a later process again. */
import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";

export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** Where `pid` means something: this boot of the machine and, in a container, its own list of processes. */
  readonly place: string;
  /** When the process began, in the system's own unit; null where the system does not say. */
  readonly begin: string | null;
}

/** The identity of this process. */
export async function ownIdentity(): Promise<ProcessIdentity> {
  return { pid: process.pid, host: hostname(), place: await ownPlace(), begin: (await lookUp(process.pid)).begin };
}

/** Whether a process is there: `unknown` where this one cannot see it, as on another machine. */
export async function isAlive({ pid, place, begin }: ProcessIdentity): Promise<boolean | "unknown"> {
  if (place !== (await ownPlace())) return "unknown";
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Any other error says that there is a process, of another user.
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const found = await lookUp(pid);
  return !found.ended && (begin === null || found.begin === null || begin === found.begin);
}

async function ownPlace(): Promise<string> {
  const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => hostname());
  const processes = await readlink("/proc/self/ns/pid").catch(() => "");
  return `${boot.trim()} ${processes}`.trim();
}

/** What Linux says of a process: proc_pid_stat(5). `ended`: it was killed, and its parent has not asked for it yet. */
async function lookUp(pid: number): Promise<{ begin: string | null; ended: boolean }> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  // The name, in brackets, may hold anything; the third field, the state, is the first after it, and the 22nd the start.
  const fields = text?.slice(text.lastIndexOf(")") + 2).split(" ");
  return { begin: fields?.[19] ?? null, ended: fields !== undefined && "ZX".includes(fields[0]!) };
}
