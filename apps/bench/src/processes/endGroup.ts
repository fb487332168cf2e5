import type { ChildProcess } from "node:child_process";

/** Milliseconds that a group has to end by itself. */
const GRACE = 3000;

/**
 * Tells a child and all of its children to end, and kills what has not after a while. The child must lead a group of its
 * own (`detached`), which also keeps a terminal's Ctrl-C from it: this process alone decides when it ends.
 */
export function endGroup(child: ChildProcess, grace = GRACE): void {
  signalGroup(child, "SIGTERM");
  const timer = setTimeout(() => signalGroup(child, "SIGKILL"), grace);
  child.once("close", () => clearTimeout(timer));
}

function signalGroup(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  // Windows has no groups.
  if (process.platform === "win32") {
    child.kill(name);
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch (error) {
    // It is gone.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
