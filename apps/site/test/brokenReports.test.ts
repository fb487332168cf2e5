import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readReport } from "../src/reports/readReport.ts";
import { buildSite, makeFolder } from "./buildSite.ts";
import { writeFakeReport } from "./fakes/writeFakeReport.ts";

const folder = makeFolder();
const outDir = join(folder, "dist");
beforeAll(() => writeFakeReport(folder, { runs: 1, replicates: 1 }));
afterAll(() => rmSync(folder, { recursive: true }));

test("a build with an artefact that breaks a rule, or without one, fails with the line that says so", async () => {
  const file = join(folder, "paper", "table-3.json");

  writeFileSync(file, '{"schema":"sgd-basins/artefact/2"}');
  const invalid = await buildSite(folder, outDir);
  expect(invalid.status).toBe(1);
  expect(invalid.stderr).toMatch(/^\S*table-3\.json: id: [^\n]+\n$/);
  expect(existsSync(outDir)).toBe(false);

  // What the build prints is the reader's message.
  rmSync(file);
  await expect(readReport(folder)).rejects.toThrow(/^\S*table-3\.json: missing; `npx -y pnpm@10 report` writes it$/);
}, 60_000);
