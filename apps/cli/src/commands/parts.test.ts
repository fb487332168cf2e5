/** A part of a study that stands in the place of the whole, its digest in the manifest and all. */
import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { digest } from "@sgd-basins/report";
import { afterAll, beforeAll, expect, test } from "vitest";
import { momentStudies } from "../fixtures/momentStudies.ts";
import { toyStudies } from "../fixtures/toyStudies.ts";
import { basinsWith, type Outcome, temporaryFolder } from "../testing/inProcess.ts";
import { edit, read } from "../testing/toyReport.ts";

const studies = [...momentStudies, ...toyStudies.filter(({ id }) => id === "table-1")];
const basins = (...words: string[]): Promise<Outcome> => basinsWith({ studies }, ...words);
const study = (folder: string, ...words: string[]): Promise<Outcome> =>
  basins("study", ...words, "--workers", "1", "--out", folder);

/** Reports that were written before, by their options. */
const written = new Map<string, string>();
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "parts-"));
});
afterAll(() => rm(root, { recursive: true }));

/** A report of what this version knows, every study whole unless options say otherwise. */
async function reportOf(...words: string[]): Promise<string> {
  const key = words.join(" ");
  const template = written.get(key) ?? join(root, String(written.size));
  if (!written.has(key)) expect(await study(template, "all", ...words)).toMatchObject({ code: 0, error: "" });
  written.set(key, template);
  const folder = await temporaryFolder();
  await cp(template, folder, { recursive: true });
  return folder;
}

/** Puts another report's artefact into a report, and its digest into the manifest. */
async function reseal(folder: string, from: string, id: string): Promise<void> {
  const file = `paper/${id}.json`;
  const [before, after] = [await read(folder, file), await read(from, file)];
  await copyFile(join(from, file), join(folder, file));
  await edit(folder, "manifest.json", await digest(before), await digest(after));
  await edit(folder, "manifest.json", `"bytes":${before.length}`, `"bytes":${after.length}`);
}

test("is named by verify, with and without its name, and named or refused by whoever else reads the report", async () => {
  const folder = await reportOf();
  const verify = (...words: string[]) => basins("verify", ...words, "--workers", "1", "--reports", folder);
  expect(await verify()).toMatchObject({ code: 0, out: "table-1: ok\nfigure-09: ok\nappendix-a: ok\n" });
  await reseal(folder, await reportOf("--replicates", "1"), "appendix-a");
  const file = join(folder, "paper/appendix-a.json");
  const line = `appendix-a: differs: ${file} is not the whole study, it was made with --replicates 1, and`;
  const without = await verify();
  expect(without.code).toBe(1);
  expect(without.out).toContain(`table-1: ok\nfigure-09: ok\n${line} a whole report has the whole\n`);
  // The same by name: what stands beside it says that the whole belongs here.
  expect(await verify("appendix-a")).toMatchObject({ code: 1, out: `${line} figure-09 beside it is the whole\n` });
  const refusal = `basins: ${file}: options: is not the whole study (--replicates 1), and figure-09 beside it is\n`;
  expect(await basins("summary", "--reports", folder)).toMatchObject({ code: 2, out: "", error: refusal });
  expect(await basins("claims", "imaginary-norm", "--reports", folder)).toMatchObject({
    code: 0,
    error: "claims: appendix-a is not the whole study: --replicates 1\n",
  });
});

test.each([
  ["--replicates", "1"],
  ["--dimension", "40"],
  ["--cells", "50:20"],
])("made with %s %s is right where all is a part, and is called one", async (option, value) => {
  const folder = await reportOf(option, value);
  const words = ["verify", "figure-09", "appendix-a", "--workers", "1", "--reports", folder];
  const told = `ok; not the whole study: ${option} ${value}\n`;
  expect(await basins(...words)).toMatchObject({ code: 0, out: `figure-09: ${told}appendix-a: ${told}` });
  const { out } = await basins("summary", "--reports", folder);
  expect(out).toContain(`\nfigure-09 is not the whole study: ${option} ${value}\nappendix-a is not the`);
});

test("of which the options say that it is the whole is found by its data, without computing it", async () => {
  const folder = await reportOf();
  const part = await reportOf("--replicates", "1");
  await edit(part, "paper/appendix-a.json", '"options":{"replicates":1}', '"options":{}');
  await reseal(folder, part, "appendix-a");
  const { code, error } = await basins("summary", "--reports", folder);
  expect(code).toBe(2);
  expect(error).toContain("is not the whole study (80 runs instead of 1600), and figure-09 beside it is");
  expect((await basins("verify", "appendix-a", "--reports", folder)).code).toBe(1);
});

test("whose options were changed, or its command, is found by the other, without computing it", async () => {
  const folder = await reportOf("--replicates", "1");
  for (const [found, planted, rule] of [
    ['"options":{"replicates":1}', '"options":{"replicates":3}', "command: is not that of the options, which is npx"],
    ["--replicates 1", "--replicates 2", "command: is not that of the options, which is npx"],
    ['"options":{"replicates":1}', '"options":{"colour":1}', "options: are none that appendix-a has"],
  ] as const) {
    const part = await reportOf("--replicates", "1");
    await edit(part, "paper/appendix-a.json", found, planted);
    await reseal(folder, part, "appendix-a");
    const { code, error } = await basins("summary", "--reports", folder);
    expect(code).toBe(2);
    expect(error).toContain(`paper/appendix-a.json: ${rule}`);
    const verified = await basins("verify", "appendix-a", "--reports", folder);
    expect(verified.code).toBe(1);
    expect(verified.out).toContain(`paper/appendix-a.json: ${rule}`);
  }
});

test("that an earlier version wrote is named so by every command, and may be replaced", async () => {
  const folder = await reportOf("--replicates", "1");
  const part = await reportOf("--replicates", "1");
  await edit(part, "paper/appendix-a.json", '"schema":"sgd-basins/artefact/2"', '"schema":"sgd-basins/artefact/1"');
  await reseal(folder, part, "appendix-a");
  const rule = "paper/appendix-a.json: schema: an earlier version wrote this file; compute the report again";
  expect((await basins("summary", "--reports", folder)).error).toContain(rule);
  expect((await basins("claims", "--reports", folder)).error).toContain(rule);
  expect((await basins("verify", "appendix-a", "--reports", folder)).out).toContain(rule);
  expect((await study(folder, "appendix-a", "figure-09", "--replicates", "2")).code).toBe(0);
});

test.each([
  ["--seed", "2", "seed: is 2, and the manifest says 1"],
  ["--scale", "quick", "scale: is quick, and the manifest says paper"],
])("nor does an artefact made with %s %s pass for the report's own", async (option, value, rule) => {
  const folder = await reportOf();
  await reseal(folder, await reportOf(option, value), "table-1");
  const refusal = `basins: ${join(folder, "paper/table-1.json")}: ${rule}\n`;
  expect(await basins("summary", "--reports", folder)).toMatchObject({ code: 2, out: "", error: refusal });
  expect(await basins("claims", "--reports", folder)).toMatchObject({ code: 2, out: "", error: refusal });
  expect((await basins("verify", "table-1", "--reports", folder)).code).toBe(1);
});

test("and the whole never come into one folder by the commands themselves", async () => {
  const whole = await reportOf();
  const beside = await study(whole, "appendix-a", "--replicates", "1");
  expect(beside).toMatchObject({ code: 2, out: "" });
  expect(beside.error).toContain("--replicates 1 would stand beside the whole figure-09 in this folder, or choose");
  const part = await reportOf("--replicates", "1");
  const one = await study(part, "appendix-a");
  expect(one).toMatchObject({ code: 2, out: "" });
  expect(one.error).toContain(
    "appendix-a would stand beside a part of the study, made with --replicates 1; run figure-09",
  );
  expect((await study(part, "appendix-a", "figure-09")).code).toBe(0);
  expect((await basins("verify", "--reports", part)).code).toBe(0);
});

test("is none if a shard's options say what holds anyway", async () => {
  const folder = await temporaryFolder();
  const [shard, merged] = [join(folder, "shard"), join(folder, "merged")];
  expect((await study(shard, "all", "--shard", "1/1")).code).toBe(0);
  const lines = (await read(shard, "shard.jsonl")).split("\n").slice(0, -2);
  const forged = `${lines.join("\n").replace('"scale":"paper"', '"scale":"paper","replicates":20')}\n`;
  await writeFile(join(shard, "shard.jsonl"), `${forged}{"sha256":"${await digest(forged)}"}\n`);
  expect((await basins("merge", shard, "--out", merged)).code).toBe(0);
  expect(await readFile(join(merged, "manifest.json"), "utf8")).toBe(await read(await reportOf(), "manifest.json"));
});
