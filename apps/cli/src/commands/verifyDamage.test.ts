/** A damaged byte anywhere below a report's folder is found, and the file and the artefact are named. */
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sealedJson } from "@sgd-basins/report";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toyStudies } from "../fixtures/toyStudies.ts";
import { basins, basinsWith, filesIn } from "../testing/inProcess.ts";
import { toyIds } from "../testing/toyReport.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
/** A record of benchmarks, as `bench` writes one below a machine's name, and a comparison of two commits. */
const benchRecord = `bench/a-machine/${commit}.json`;
const benchComparison = `bench/a-machine/comparisons/${commit}..${"f".repeat(40)}.json`;
const papers = toyIds.map((id) => `paper/${id}.json`);
const quick = ["manifest.json", "paper/table-1.json", "provenance.json"].map((file) => `quick/${file}`);
const files = [
  benchRecord,
  benchComparison,
  "manifest.json",
  ...papers,
  "provenance.json",
  ...quick,
  "shards/1-of-2/shard.jsonl",
];

const damages = 3;

let folder: string;
let state = 3;

function roll(below: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

/** Everything that may lie below `reports`, of the toy studies. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "basins-"));
  const out = (name: string): string[] => ["--workers", "1", "--out", join(folder, name)];
  await basins("study", ...toyIds, ...out(""));
  await basins("study", "table-1", "--scale", "quick", ...out("quick"));
  await basins("study", ...toyIds, "--shard", "1/2", ...out("shards/1-of-2"));
  for (const file of [benchRecord, benchComparison]) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), await sealedJson((sha256) => ({ median: 0.25, sha256 })));
  }
  expect(await filesIn(folder)).toEqual([...files].sort());
});

afterAll(() => rm(folder, { recursive: true }));

/** Runs something that damages a file, and mends it. */
async function mending(file: string, run: (whole: Buffer) => Promise<void>): Promise<void> {
  const whole = await readFile(join(folder, file));
  await run(whole).finally(() => writeFile(join(folder, file), whole));
}

/** `basins verify`, of a version that has the toy studies and no others. */
async function verify(): Promise<{ code: number; said: string }> {
  const studies = toyStudies.filter(({ id }) => toyIds.includes(id));
  const { code, out, error } = await basinsWith({ studies }, "verify", "--reports", folder, "--workers", "1");
  return { code, said: out + error };
}

/** What must be named for a file: its path, and the artefact that it holds. */
function namesOf(file: string): string[] {
  const id = /(?:paper|beyond)\/(.*)\.json$/.exec(file)?.[1];
  return id === undefined ? [join(folder, file)] : [join(folder, file), id];
}

async function expectFound(file: string, what: string): Promise<void> {
  const { code, said } = await verify();
  expect([code === 0, said], `${what}: exit code`).toEqual([false, said]);
  for (const name of namesOf(file)) expect(said, what).toContain(name);
}

test("the undamaged folder is ok", async () => {
  expect(await verify()).toEqual({ code: 0, said: toyIds.map((id) => `${id}: ok\n`).join("") });
});

describe.each(files)("%s", (file) => {
  test(`with one of ${damages} bytes damaged, cut short, empty or replaced`, async () => {
    const path = join(folder, file);
    await mending(file, async (whole) => {
      for (let i = 0; i < damages; i++) {
        const at = roll(whole.length);
        const damaged = Buffer.from(whole);
        // Any other value, so that letters may become letters and digits digits.
        damaged[at] = (whole[at]! + 1 + roll(255)) % 256;
        await writeFile(path, damaged);
        await expectFound(file, `byte ${at} is ${damaged[at]} instead of ${whole[at]}`);
      }
      for (const length of [roll(whole.length), whole.length - 1, 0]) {
        await writeFile(path, whole);
        await truncate(path, length);
        await expectFound(file, `cut to ${length} of ${whole.length} bytes`);
      }
      await writeFile(path, Buffer.concat([whole, Buffer.from("\n")]));
      await expectFound(file, "with a line break more");
      await writeFile(path, "{}\n");
      await expectFound(file, "replaced by an empty object");
    });
  });
});

test.each(["manifest.json", ...papers, "quick/paper/table-1.json"])("%s is missed", async (file) => {
  await mending(file, async () => {
    await rm(join(folder, file));
    await expectFound(file, "removed");
  });
});

test.each([
  "notes.txt",
  "paper/table-9.json",
  "beyond/x.json",
  "bench/a-machine/notes.json",
  "quick/paper/figure-22.json",
  "shards/1-of-2/x",
])("%s, which nobody lists, is found", async (file) => {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), "{}");
  const { code, said } = await verify();
  expect(code).toBe(1);
  expect(said).toContain(`${file}: differs: `);
  await rm(join(folder, file));
});

test.each([
  ["seed", '"seed":1', '"seed":2'],
  ["scale", '"scale":"quick"', '"scale":"paper"'],
  ["length", /"bytes":\d/, '"bytes":2'],
])("another %s in the manifest of a report below is found", async (_, from, to) => {
  const file = "quick/manifest.json";
  await mending(file, async (whole) => {
    const changed = whole.toString().replace(from, to);
    expect(changed).not.toBe(whole.toString());
    await writeFile(join(folder, file), changed);
    await expectFound(file, `${to}`);
  });
});

test("what a killed write left, and a journal, are no damage", async () => {
  await writeFile(join(folder, "paper/.table-1.json.7.tmp"), "{");
  await writeFile(join(folder, ".journal.jsonl"), "{");
  expect(await verify()).toMatchObject({ code: 0 });
});
