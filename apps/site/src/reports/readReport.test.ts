import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { artefactIds } from "@sgd-basins/report";
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

test("the folder is the one chosen, or the clone's own", () => {
  expect(reportsFolder({ SGD_BASINS_REPORTS: "elsewhere" }, "/tmp")).toBe("/tmp/elsewhere");
  expect(reportsFolder({}, import.meta.dirname)).toMatch(/\/reports$/);
  expect(() => reportsFolder({}, "/")).toThrow("set SGD_BASINS_REPORTS");
});
