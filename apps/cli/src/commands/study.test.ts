import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseReportFile, provenanceSchema, runRecords } from "@sgd-basins/report";
import { studies } from "@sgd-basins/studies";
import { threadEngine } from "@sgd-basins/studies/scheduling";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { refuseToMix } from "../reports/recordedOptions.ts";
import { basins, basinsWith, filesIn, temporaryFolder } from "../testing/inProcess.ts";
import { read, toyIds, writeToyReport } from "../testing/toyReport.ts";
import { defaultFolder, studyOptions } from "./study.ts";

describe("a part of Appendix A", () => {
  const appendix = studies.filter(({ id }) => id === "appendix-a");
  const chosen = { scale: "paper", seed: 1, workers: 1 } as const;
  const cells = [{ components: 50, zeroEigenvalues: 20 }];

  test("has a folder of its own", () => {
    expect(defaultFolder(studyOptions(appendix, { ...chosen, cells }))).toBe("reports/part");
    expect(defaultFolder(studyOptions(appendix, { ...chosen, scale: "quick", replicates: 3 }))).toBe(
      "reports/quick/part",
    );
  });

  test("is none of the claims either, which record no cells", () => {
    const claims = studies.filter(({ id }) => id === "claims");
    expect(defaultFolder(studyOptions(claims, { ...chosen, cells }))).toBe("reports/part");
  });

  test("is the whole where the options say what holds anyway", () => {
    expect(studyOptions(appendix, { ...chosen, replicates: 20 })).toEqual({ scale: "paper", seed: 1 });
    expect(defaultFolder(studyOptions(appendix, chosen))).toBe("reports");
  });

  test("replaces another part, and never the whole", async () => {
    const folder = await temporaryFolder();
    const entry = { id: "appendix-a", file: "paper/appendix-a.json", bytes: 1, sha256: "0".repeat(64) } as const;
    const manifest = { schema: "sgd-basins/manifest/1", seed: 1, scale: "paper", artefacts: [entry] } as const;
    const recording = (options: object): string => JSON.stringify({ options });
    const open = () => refuseToMix(folder, { ...manifest, artefacts: [entry] }, { ...chosen, cells }, ["appendix-a"]);
    // Not here, as Figure 9 in a fresh clone: what the manifest lists counts.
    await expect(open()).rejects.toThrow(
      `${join(folder, "manifest.json")}: artefacts: appendix-a: --cells 50:20 would replace the whole appendix-a in this folder`,
    );
    await mkdir(join(folder, "paper"));
    await writeFile(join(folder, entry.file), recording({}));
    await expect(open()).rejects.toThrow("choose another folder with --out");
    await writeFile(join(folder, entry.file), recording({ replicates: 2 }));
    await open();
  });
});

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
  const kinds = new URL("../fixtures/toyStudies.ts", import.meta.url);
  await basinsWith({ engine: threadEngine(2, kinds.href) }, "study", ...[...toyIds].reverse(), "--out", two);
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
  for (const place of ["file", "file/below"]) {
    const { code, error } = await basins("study", "table-1", "--out", join(folder, place));
    expect(code).toBe(2);
    expect(error).toMatch(/^basins: .*\/file[^\n]*: is not a folder\n$/);
  }
});

test.skipIf(process.platform !== "linux")("a folder in which none can be made is one line, at once", async () => {
  const { code, error } = await basins("study", "table-1", "--out", "/proc/none");
  expect({ code, error }).toEqual({ code: 2, error: "basins: /proc/none: no such file or folder\n" });
});

test("a clock that jumps back while studies run reaches no artefact", async () => {
  const before = await writeToyReport();
  vi.useFakeTimers({ toFake: ["Date"], now: 4e12 });
  onTestFinished(() => void vi.useRealTimers());
  const jumping = await temporaryFolder();
  const started = basins("study", ...toyIds, "--out", jumping);
  vi.setSystemTime(-1e12);
  expect((await started).code).toBe(0);
  for (const file of ["manifest.json", ...toyIds.map((id) => `paper/${id}.json`)]) {
    expect(await read(jumping, file)).toBe(await read(before, file));
  }
});
