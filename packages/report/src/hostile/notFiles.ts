/** What may stand in a file's place and is none, for tests of readers and writers. */
import { spawnSync } from "node:child_process";
import { mkdir, symlink } from "node:fs/promises";
import { createServer } from "node:net";

/** Each puts itself at a path that is free, and gives the function that takes it away again. */
export const notFiles: Readonly<Record<string, (path: string) => Promise<() => void>>> = {
  "named pipe": async (path) => {
    const { status, stderr } = spawnSync("mkfifo", [path], { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return () => {};
  },
  socket: async (path) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path, resolve));
    return () => server.close();
  },
  device: async (path) => {
    await symlink("/dev/zero", path);
    return () => {};
  },
  folder: async (path) => {
    await mkdir(path);
    return () => {};
  },
};
