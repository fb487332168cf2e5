import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { attack } from "@sgd-basins/report/hostile";
import { describe, expect, test } from "vitest";
import { basins, temporaryFolder } from "../testing/inProcess.ts";
import { writeToyReport } from "../testing/toyReport.ts";
import { hostileReaders } from "./readers.ts";

test("every reader answers 1,200 hostile inputs with one line, or takes them; `pnpm fuzz` tries 100,000", async () => {
  const folder = join(await temporaryFolder(), "readers");
  await mkdir(folder);
  const { refused, taken, defects } = await attack(await hostileReaders(folder), folder, 1200, 1);
  expect(defects).toEqual([]);
  expect(refused + taken).toBe(1200);
  expect(refused).toBeGreaterThan(750);
});

/** Makes a file of 2 GB. Sparse: it has the size and takes no space. */
async function makeHuge(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, "w");
  await handle.truncate(2 ** 31);
  await handle.close();
}

describe("a file of 2 GB is refused before it is read", () => {
  test.each([
    ["a problem", "p.json", ["bounds", "p.json"]],
    ["a problem to simulate", "p.json", ["simulate", "p.json", "--rate", "1", "--batch", "1"]],
    ["a CSV", "d.csv", ["bounds", "d.csv", "--target", "y"]],
    ["gradients", "j.npy", ["bounds", "j.npy"]],
    ["gradients to be advised on", "j.npy", ["advise", "j.npy"]],
    ["a study file", "s.json", ["study", "s.json", "--out", "out"]],
    ["a plan of one", "s.json", ["plan", "s.json"]],
    ["a shard", "shard/shard.jsonl", ["merge", "shard", "--out", "out"]],
    ["a manifest to be added to", "manifest.json", ["study", "table-1", "--out", "."]],
    ["a manifest", "manifest.json", ["verify", "--reports", "."]],
    ["a manifest to sum up", "manifest.json", ["summary", "--reports", "."]],
    ["a journal", ".journal.jsonl", ["study", "table-1", "--out", "."]],
  ])("%s", async (_, name, words) => {
    const folder = await temporaryFolder();
    const file = join(folder, name);
    await makeHuge(file);
    const isPath = (word: string): boolean => /^(\.|out|shard|.*\.(json|csv|npy))$/.test(word);
    const { code, error } = await basins(...words.map((word) => (isPath(word) ? join(folder, word) : word)));
    expect({ code, error }).toEqual({ code: 2, error: `basins: ${file}: has more than 256 MiB\n` });
  });

  test.each(["paper/table-1.json", "provenance.json"])("%s of a report", async (name) => {
    const folder = await writeToyReport();
    await makeHuge(join(folder, name));
    const { code, out } = await basins("verify", "--reports", folder, "--workers", "1");
    expect(code).toBe(1);
    expect(out).toContain(`${join(folder, name)}: has more than 256 MiB\n`);
  });
});

test.skipIf(process.platform !== "linux")("a device that never ends is refused", async () => {
  const { code, error } = await basins("bounds", "/dev/zero");
  expect({ code, error }).toEqual({ code: 2, error: "basins: /dev/zero: has more than 256 MiB\n" });
});

test("a name that no file can have is one line", async () => {
  const { code, error } = await basins("bounds", "a\0b");
  expect(code).toBe(2);
  expect(error).toMatch(/^basins: .*no such file\n$/s);
});
