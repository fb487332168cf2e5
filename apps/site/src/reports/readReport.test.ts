import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { artefactIds, digest } from "@sgd-basins/report";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeFakeReport } from "../../test/fakes/writeFakeReport.ts";
import { readReport } from "./readReport.ts";
import { reportsFolder } from "./reportsFolder.ts";

const folder = mkdtempSync(join(tmpdir(), "sgd-basins-report-"));
beforeAll(() => writeFakeReport(folder, { runs: 1, replicates: 1 }));
afterAll(() => rmSync(folder, { recursive: true }));

test("every artefact is read with its text and digest", async () => {
  const report = await readReport(folder);
  expect(report.size).toBe(artefactIds.length);
  const entry = report.get("table-1")!;
  expect(entry.bytes).toBe(Buffer.byteLength(entry.text));
});

test("an artefact that the manifest does not vouch for is refused", async () => {
  const file = join(folder, "paper", "table-2.json");
  const { text } = (await readReport(folder)).get("table-2")!;
  writeFileSync(file, text.replace("made-up", "made up"));
  await expect(readReport(folder)).rejects.toThrow(/table-2\.json: SHA-256 is [0-9a-f]{64}, and manifest\.json says/);
  writeFileSync(file, text);
});

test.each([
  [
    "of another seed",
    "table-2",
    '"seed":20170914',
    '"seed":2',
    "table-2.json: seed: is 2, and the manifest says 20170914",
  ],
  [
    "of another scale",
    "table-2",
    '"scale":"paper"',
    '"scale":"quick"',
    "table-2.json: scale: is quick, and the manifest",
  ],
  [
    "whole beside a part",
    "claims",
    '"options":{"replicates":1}',
    '"options":{}',
    "(--replicates 1), and claims beside it is",
  ],
] as const)("an artefact %s is refused, though the manifest vouches for it", async (_, id, from, to, complaint) => {
  const [file, manifest] = [join(folder, "paper", `${id}.json`), join(folder, "manifest.json")];
  const { text, sha256 } = (await readReport(folder)).get(id)!;
  const listed = readFileSync(manifest, "utf8");
  const changed = text.replace(from, to);
  writeFileSync(file, changed);
  writeFileSync(manifest, listed.replace(sha256, await digest(changed)));
  await expect(readReport(folder)).rejects.toThrow(complaint);
  writeFileSync(file, text);
  writeFileSync(manifest, listed);
});

test("the folder is the one chosen, or the clone's own", () => {
  expect(reportsFolder({ SGD_BASINS_REPORTS: "elsewhere" }, "/tmp")).toBe("/tmp/elsewhere");
  expect(reportsFolder({}, import.meta.dirname)).toMatch(/\/reports$/);
  expect(() => reportsFolder({}, "/")).toThrow("set SGD_BASINS_REPORTS");
});
