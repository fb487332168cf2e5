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
    EDQUOT: "the disk quota is used up",
    EFBIG: "the file would be larger than allowed",
    EIO: "the device failed",
    ELOOP: "its symbolic links lead in a circle",
    ENAMETOOLONG: "the name is too long",
    ENXIO: "is a socket, or a device that is not there",
  };
  return known[code ?? ""] ?? code ?? (error instanceof Error ? error.message : String(error));
}
