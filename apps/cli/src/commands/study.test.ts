import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseReportFile, provenanceSchema, runRecords } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { basins, filesIn, temporaryFolder } from "../testing/inProcess.ts";
import { read, toyIds, writeToyReport } from "../testing/toyReport.ts";

test("writes artefacts, their digests and the provenance, and nothing else", async () => {
  const folder = await writeToyReport();
  const papers = toyIds.map((id) => `paper/${id}.json`);
  expect(await filesIn(folder)).toEqual([...papers, "manifest.json", "provenance.json"].sort());
  const manifest = JSON.parse(await read(folder, "manifest.json"));
  expect(manifest).toMatchObject({ seed: 1, scale: "paper" });
  expect(manifest.artefacts.map(({ file }: { file: string }) => file)).toEqual(papers);
  for (const { file, bytes, sha256 } of manifest.artefacts) {
    const content = await readFile(join(folder, file));
    expect({ bytes, sha256 }).toEqual({
      bytes: content.length,
      sha256: createHash("sha256").update(content).digest("hex"),
    });
    const id = file.slice("paper/".length, -".json".length);
    expect(JSON.parse(content.toString()).command).toBe(`npx -y pnpm@10 basins study ${id} --scale paper --seed 1`);
  }
  const provenance = parseReportFile(provenanceSchema, await read(folder, "provenance.json"), "provenance.json");
  expect([...runRecords(provenance, manifest).keys()].sort()).toEqual([...toyIds].sort());
});

test("the bytes depend neither on the workers nor on the order of the ids", async () => {
  const one = await writeToyReport();
  const two = await temporaryFolder();
  await basins("study", ...[...toyIds].reverse(), "--workers", "2", "--out", two);
  for (const file of ["manifest.json", ...toyIds.map((id) => `paper/${id}.json`)]) {
    expect(await read(two, file)).toBe(await read(one, file));
  }
});

test("some studies update their own entries and keep the others", async () => {
  const folder = await writeToyReport();
  const before = await read(folder, "manifest.json");
  await rm(join(folder, "paper/table-1.json"));
  expect((await basins("study", "figure-10", "--out", folder)).code).toBe(0);
  expect(await read(folder, "manifest.json")).toBe(before);
  expect(await filesIn(folder)).not.toContain("paper/table-1.json");
});

test.each([
  [["--seed", "2"], "seed"],
  [["--scale", "quick"], "scale"],
])("a folder that holds another report is left alone: %j", async (words, place) => {
  const folder = await writeToyReport();
  const before = await read(folder, "manifest.json");
  const { code, error, out } = await basins("study", "table-1", "--out", folder, ...words);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(error).toContain(`manifest.json: ${place}: this folder holds a report with seed 1, scale paper`);
  expect(await read(folder, "manifest.json")).toBe(before);
  expect(JSON.parse(await read(folder, "paper/table-1.json"))).toMatchObject({ seed: 1, scale: "paper" });
});

test("a damaged manifest stops the command before any work", async () => {
  const folder = await temporaryFolder({ "manifest.json": "{" });
  const { code, error } = await basins("study", "table-1", "--out", folder);
  expect(code).toBe(2);
  expect(error).toMatch(/^basins: .*manifest\.json: not JSON .*\n$/);
  expect(await filesIn(folder)).toEqual(["manifest.json"]);
});

test("a folder that cannot be made is one line", async () => {
  const folder = await temporaryFolder({ file: "" });
  const { code, error } = await basins("study", "table-1", "--out", join(folder, "file/below"));
  expect(code).toBe(2);
  expect(error).toMatch(/^basins: .*is not a folder\n$/);
});
