/** What may stand in a file's place and is none, for tests of readers and writers. */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdir, rename, symlink } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Each puts itself at a path that is free, and gives the function that takes it away again. */
export const notFiles: Readonly<Record<string, (path: string) => Promise<() => void>>> = {
  "named pipe": async (path) => {
    const { status, stderr } = spawnSync("mkfifo", [path], { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return () => {};
  },
  socket: async (path) => {
    const server = createServer();
    // A socket's own name has at most a hundred bytes, and a file's may have more.
    const short = join(tmpdir(), randomBytes(6).toString("hex"));
    await once(server.listen(short), "listening");
    await rename(short, path);
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
