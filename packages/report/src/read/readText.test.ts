import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { notFiles } from "../hostile/notFiles.ts";
import { readRegularFile, readRegularFileIfThere, readText, writeFileAtomically } from "../node.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "read-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(process.platform === "win32")("in the place of a file", () => {
  test.each(Object.keys(notFiles))("a %s is refused at once, and nothing is written over it", async (kind) => {
    const file = join(folder, kind);
    const takeAway = await notFiles[kind]!(file);
    const complaint = `${file}: is a ${kind}, and only a regular file is read here`;
    await expect(readRegularFile(file)).rejects.toThrow(complaint);
    await expect(readRegularFileIfThere(file)).rejects.toThrow(complaint);
    const before = await readdir(folder);
    await expect(writeFileAtomically(file, "text")).rejects.toThrow(kind === "folder" ? "EISDIR" : `a ${kind} is in`);
    expect(await readdir(folder)).toEqual(before);
    takeAway();
  });

  test("a symbolic link counts as what it leads to", async () => {
    await writeFile(join(folder, "there"), "text");
    await symlink("there", join(folder, "link"));
    await symlink("nowhere", join(folder, "dangling"));
    await symlink("round", join(folder, "round"));
    expect(await readRegularFile(join(folder, "link"))).toBe("text");
    expect(await readRegularFileIfThere(join(folder, "dangling"))).toBeNull();
    await expect(readRegularFileIfThere(join(folder, "round"))).rejects.toThrow("its symbolic links lead in a circle");
  });

  test("a pipe that a user names is read to its end", async () => {
    const pipe = join(folder, "named");
    await notFiles["named pipe"]!(pipe);
    spawn("sh", ["-c", 'printf "%s" text > "$0"', pipe]);
    expect(await readText(pipe)).toBe("text");
  });
});
