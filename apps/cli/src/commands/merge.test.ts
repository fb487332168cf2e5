import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { digest } from "@sgd-basins/report";
import { describe, expect, test } from "vitest";
import { basins, filesIn, temporaryFolder } from "../testing/inProcess.ts";
import { read, toyIds, writeToyReport } from "../testing/toyReport.ts";

/** Writes every shard of the toy report. */
async function writeShards(count: number, ...words: string[]): Promise<string[]> {
  const folder = await temporaryFolder();
  const folders: string[] = [];
  for (let index = 1; index <= count; index++) {
    const out = join(folder, String(index));
    const shard = ["--shard", `${index}/${count}`, "--workers", "1", "--out", out];
    const { code, error } = await basins("study", ...toyIds, ...shard, ...words);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(await filesIn(out)).toEqual(["shard.jsonl"]);
    folders.push(out);
  }
  return folders;
}

/** Merging must fail with one line that holds every complaint, and write nothing. */
async function expectRefusal(folders: readonly string[], ...complaints: string[]): Promise<void> {
  const out = join(await temporaryFolder(), "out");
  const { code, error, out: printed } = await basins("merge", ...folders, "--out", out);
  expect({ code, printed, lines: error.split("\n").length }).toEqual({ code: 2, printed: "", lines: 2 });
  for (const complaint of complaints) expect(error).toContain(complaint);
  await expect(filesIn(out)).rejects.toThrow("ENOENT");
}

const shardIn = (folder: string): string => join(folder, "shard.jsonl");

/** Changes a shard's lines and gives it the digest that fits them. */
async function forge(folder: string, change: (lines: string[]) => string[]): Promise<void> {
  const lines = (await readFile(shardIn(folder), "utf8")).split("\n").slice(0, -2);
  const body = change(lines).join("\n");
  await writeFile(shardIn(folder), `${body}\n{"sha256":"${await digest(`${body}\n`)}"}\n`);
}

test.each([
  [1, (folders: string[]) => folders],
  [2, (folders: string[]) => folders.reverse()],
  [7, (folders: string[]) => [3, 0, 6, 5, 1, 4, 2].map((i) => folders[i] as string)],
])("%d shards give the bytes of one run", async (count, order) => {
  const whole = await writeToyReport();
  const out = await temporaryFolder();
  const folders = order(await writeShards(count));
  const { code, error, out: printed } = await basins("merge", ...folders, "--out", out);
  expect({ code, error }).toEqual({ code: 0, error: "" });
  expect(printed).toBe(`Wrote 3 artefacts to ${out}: ${toyIds.join(", ")}\n`);
  for (const file of ["manifest.json", ...toyIds.map((id) => `paper/${id}.json`)]) {
    expect(await read(out, file)).toBe(await read(whole, file));
  }
});

describe("merge refuses, and names", () => {
  test("parts that overlap or are missing", async () => {
    const [a, b, c] = (await writeShards(3)) as [string, string, string];
    await expectRefusal([a, c], "missing: shard 2/3");
    await expectRefusal([b], shardIn(b), "missing: shard 1/3, 3/3");
    await expectRefusal([a, b, a], shardIn(a), "holds shard 1/3, as");
    await expectRefusal([a, b, join(a, "none")], "none/shard.jsonl: no such file");
    await mkdir(join(a, "empty"));
    await expectRefusal([join(a, "empty")], "empty/shard.jsonl: no such file");
  });

  test("parts of another seed, scale, split, or other studies", async () => {
    const [a] = (await writeShards(2)) as [string];
    for (const [words, complaint] of [
      [["--seed", "2"], "seed: is 2, and"],
      [["--scale", "quick"], 'scale: is "quick", and'],
    ] as const) {
      const [, b] = (await writeShards(2, ...words)) as [string, string];
      await expectRefusal([a, b], `${shardIn(b)}: ${complaint} ${shardIn(a)} has`);
    }
    const [, other] = (await writeShards(3)) as [string, string];
    await expectRefusal([a, other], `${shardIn(other)}: count: is 3, and ${shardIn(a)} has 2`);
  });

  test("parts of other code, and parts that are not this shard's", async () => {
    const [a, b] = (await writeShards(2)) as [string, string];
    const whole = await readFile(shardIn(b), "utf8");
    await forge(b, ([header, ...parts]) => [header!.replace(/"code":"./, '"code":"0'), ...parts]);
    if ((await readFile(shardIn(b), "utf8")) === whole) {
      await forge(b, ([header, ...parts]) => [header!.replace(/"code":"./, '"code":"1'), ...parts]);
    }
    await expectRefusal([a, b], `${shardIn(b)}: code: was computed by another version of the code`);
    await writeFile(shardIn(b), whole);
    await forge(b, ([header, first, ...parts]) => [header!, parts[0]!, ...parts.slice(1), first!]);
    await expectRefusal([a, b], `${shardIn(b)}: line 2: does not hold the parts of shard 2/2`);
    await writeFile(shardIn(b), whole);
    await forge(b, ([header, first, ...parts]) => [
      header!,
      first!.replace('"part"', '"__proto__":{},"part"'),
      ...parts,
    ]);
    await expectRefusal([a, b], `${shardIn(b)}: line 2`);
    await writeFile(shardIn(b), whole);
    await forge(b, (lines) => lines.slice(0, -1));
    await expectRefusal([a, b], shardIn(b), "parts, and its first line says");
  });

  test("a byte that was damaged, wherever it is, and a file that was cut", async () => {
    const [a, b] = (await writeShards(2)) as [string, string];
    const whole = await readFile(shardIn(b));
    for (let at = 0; at < whole.length; at += 1 + Math.floor(whole.length / 40)) {
      const damaged = Buffer.from(whole);
      damaged[at]! ^= 1 << (at % 8);
      await writeFile(shardIn(b), damaged);
      await expectRefusal([a, b], shardIn(b));
      await writeFile(shardIn(b), whole.subarray(0, at));
      await expectRefusal([a, b], shardIn(b));
    }
  });
});

test("a shard goes to a place of its own, and its numbers must make sense", async () => {
  for (const shard of ["0/2", "3/2", "1", "1/2/3", "a/b", "1/0", "-1/2", "1/10001"]) {
    const { code, error } = await basins("study", "table-1", `--shard=${shard}`);
    expect({ code, error: error.includes("It must be i/n") }, shard).toEqual({ code: 2, error: true });
  }
});
