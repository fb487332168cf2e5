import { spawn } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const main = join(import.meta.dirname, "main.ts");

/** Starts the real command on a small Appendix A: eighty pairs, two replicates, d = 20. */
function study(folder: string, workers: number) {
  const words = [main, "study", "appendix-a", "--scale", "quick", "--workers", String(workers), "--out", folder];
  return spawn(process.execPath, words, { stdio: ["ignore", "ignore", "pipe"] });
}

async function finish(child: ReturnType<typeof study>): Promise<{ code: number | null; error: string }> {
  let error = "";
  child.stderr.on("data", (chunk) => {
    error += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, error };
}

/** Kills the whole process, workers included, as soon as its journal holds that many lines. */
async function killAfter(folder: string, lines: number): Promise<void> {
  const child = study(folder, 2);
  const closed = finish(child);
  let over = false;
  void closed.then(() => {
    over = true;
  });
  const count = async (): Promise<number> => {
    const text = await readFile(join(folder, ".journal.jsonl"), "utf8").catch(() => "");
    return text.split("\n").filter(Boolean).length;
  };
  while (!over && (await count()) < lines) await new Promise((resolve) => setImmediate(resolve));
  child.kill("SIGKILL");
  await closed;
}

test("a study killed twice continues where it was, and writes the bytes of an unbroken run", async () => {
  const [whole, broken] = await Promise.all([0, 1].map(() => mkdtemp(join(tmpdir(), "resume-"))));
  expect(await finish(study(whole, 2))).toMatchObject({ code: 0 });
  await killAfter(broken, 10);
  await killAfter(broken, 60);
  const { code, error } = await finish(study(broken, 1));
  expect(code).toBe(0);
  expect(Number(/continues an interrupted run; (\d+) of its parts/.exec(error)?.[1])).toBeGreaterThanOrEqual(59);
  const read = (folder: string) => readFile(join(folder, "paper", "appendix-a.json"), "utf8");
  expect(await read(broken)).toBe(await read(whole));
  await expect(readFile(join(broken, ".journal.jsonl"))).rejects.toThrow("ENOENT");
});
