/** The study of networks at full length, docs/networks-large.json, as its artefact beside it has it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  canonicalJson,
  digest,
  manifestSchema,
  networksRules,
  parseArtefact,
  parseReportFile,
} from "@sgd-basins/report";
import { expect, test } from "vitest";
import { networks } from "../beyond/networks.ts";
import { recordedIn } from "../options/ownOptions.ts";
import { studyFileSchema } from "../scheduling/studyFile.ts";

const docs = fileURLToPath(new URL("../../../../docs", import.meta.url));
const read = (file: string): string => readFileSync(`${docs}/${file}`, "utf8");
const text = read("networks-large/beyond/networks.json");
const artefact = parseArtefact(text, "networks.json", "networks");
if (artefact.data.kind !== "networks") throw new Error("not the study of networks");
const { minima, cells, summary } = artefact.data;

test("is what the study file asks for, and what the manifest beside it lists", async () => {
  const { trainings, lengths } = parseReportFile(studyFileSchema, read("networks-large.json"), "networks-large.json");
  const options = recordedIn(artefact.options);
  expect(options).toEqual({ trainings, lengths });
  const asked = networks.parameters({ seed: 1, scale: "paper", ...options });
  expect(canonicalJson(artefact.parameters)).toBe(canonicalJson(asked));
  const manifest = parseReportFile(manifestSchema, read("networks-large/manifest.json"), "manifest.json");
  expect(manifest.artefacts).toEqual([
    { id: "networks", file: "beyond/networks.json", bytes: Buffer.byteLength(text), sha256: await digest(text) },
  ]);
});

test("has at least 24 minima, each with its cells", () => {
  expect(minima.filter(({ reached }) => reached).length).toBeGreaterThanOrEqual(24);
  const each = summary.length;
  for (const { minimum, reached } of minima) {
    expect(cells.filter((cell) => cell.minimum === minimum)).toHaveLength(reached ? each : 0);
  }
});

test("holds to the rules fixed before the runs", () => {
  for (const { median, leaving } of summary) {
    expect(Math.abs(median - 1)).toBeLessThan(networksRules.medianWithin);
    expect(leaving.high).toBeLessThan(networksRules.leavingBelow);
  }
  const within = summary.reduce((sum, row) => sum + row.within, 0);
  expect(within / cells.length).toBeGreaterThanOrEqual(networksRules.shareWithin);
});
