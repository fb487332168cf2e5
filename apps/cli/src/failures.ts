/** The ways in which a command fails on purpose. Everything else is a defect and shows its stack. */

/** A wrong option or argument. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** A file that cannot be used; the message names the file, the place in it (if any) and the rule it breaks. */
export class InputError extends Error {
  override name = "InputError";

  constructor(file: string, place: string | null, rule: string) {
    super(place === null ? `${file}: ${rule}` : `${file}: ${place}: ${rule}`);
  }
}

/** The user or the system asked the command to stop. */
export class Interruption extends Error {
  override name = "Interruption";
  readonly exitCode: number;

  /** @param exitCode - 128 and the signal's number, as shells have it */
  constructor(signal: string, exitCode: number) {
    super(`stopped by ${signal}`);
    this.exitCode = exitCode;
  }
}

/** What a file system's error says, in short. */
export function describeSystemError(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const known: Record<string, string> = {
    ENOENT: "no such file or folder",
    EISDIR: "is a folder",
    ENOTDIR: "is not a folder",
    EEXIST: "is not a folder",
    EACCES: "permission denied",
    EPERM: "permission denied",
    EROFS: "the file system is read-only",
    ENOSPC: "no space left on the device",
  };
  return known[code ?? ""] ?? code ?? String(error);
}
