import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { claimsOf, claimsOfPaper } from "@sgd-basins/report";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkCrate } from "../../test/checkCrate.ts";
import { fakeCommit, writeFakeReport } from "../../test/fakes/writeFakeReport.ts";
import { type Report, readReport } from "../reports/readReport.ts";
import { results } from "../results/results.ts";
import { countNumbers, countsOf, countVerdicts } from "../results/score.ts";
import { bibtex, readCitation } from "./citation.ts";
import type { Crate } from "./crate.ts";
import { describeReport } from "./describeReport.ts";
import { environmentsOf } from "./environments.ts";
import { cardOf, scoreIn, scoreLine, summaryOf } from "./readCrate.ts";
import { reportData, resultData, scriptText } from "./structuredData.ts";

const folder = mkdtempSync(join(tmpdir(), "sgd-basins-crate-"));
const citation = readCitation();
const chart = { name: "A chart", encodingFormat: "image/svg+xml", bytes: 7, sha256: "ab".repeat(32) };
const files = [{ ...chart, path: "charts/figure-01.svg", results: ["figure-01" as const] }];
let report: Report;
let crate: Crate;

beforeAll(async () => {
  await writeFakeReport(folder, { runs: 1, replicates: 1 });
  report = await readReport(folder);
  crate = describeReport(report, files, citation);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the crate obeys RO-Crate 1.2 and the Process Run Crate profile", () => {
  expect(checkCrate(JSON.stringify(crate), null)).toEqual([]);
});

test("the rules notice what is wrong", () => {
  const change = (id: string, own: object): string =>
    JSON.stringify({
      ...crate,
      "@graph": crate["@graph"].map((entity) => (entity["@id"] === id ? { ...entity, ...own } : entity)),
    });
  expect(checkCrate(change("./", { datePublished: "yesterday" }), null)).toHaveLength(1);
  expect(checkCrate(change("./", { license: undefined }), null)).toEqual(["the root has license"]);
  expect(checkCrate(change("data/table-1.json", { isBasedOn: { "@id": "#nobody" } }), null)).toHaveLength(1);
  expect(checkCrate(change("data/table-1.json", { colour: "red" }), null)).toHaveLength(1);
  expect(checkCrate(change("#write-table-1", { result: [] }), null)).toEqual(["#write-table-1 has a result"]);
  expect(checkCrate(JSON.stringify(crate), folder).length).toBeGreaterThan(0);
});

test("every result has one action, whose command, seed and digest are the artefact's", () => {
  for (const { id } of results) {
    const { artefact, sha256, bytes } = report.get(id)!;
    expect(cardOf(crate, id)).toMatchObject({
      command: artefact.command,
      seed: artefact.seed,
      scale: artefact.scale,
      data: { path: `data/${id}.json`, sha256, bytes },
      license: { name: "MIT" },
    });
  }
  expect(cardOf(crate, "figure-01").further.map((file) => file.path)).toEqual(["charts/figure-01.svg"]);
});

test("the commit stands where the provenance vouches for the bytes, and nowhere else", async () => {
  expect(cardOf(crate, "table-1")).toMatchObject({
    commit: fakeCommit,
    environment: "Node.js v24.0.0 on linux x64",
    computed: "2026-01-02",
  });
  expect(cardOf(crate, "figure-22")).toMatchObject({ commit: null, environment: null, computed: null });

  const file = join(folder, "provenance.json");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replaceAll(report.get("table-1")!.sha256, "0".repeat(64)));
  expect((await readReport(folder)).get("table-1")!.run).toBeNull();
  writeFileSync(file, text.replaceAll('"2026-01-02T03:04:05.006Z"', "5"));
  await expect(readReport(folder)).rejects.toThrow(/provenance\.json: @graph\.3\.startTime: /);
  rmSync(file);
  expect((await readReport(folder)).get("table-1")!.run).toBeNull();
  writeFileSync(file, text);
});

test("the scores in the crate are those of the artefacts, and the summary says what the badge says", () => {
  const artefacts = [...report.values()].map(({ artefact }) => artefact);
  const counts = scoreIn(crate);
  expect(counts).toEqual(countVerdicts(claimsOfPaper(claimsOf(artefacts))));
  for (const { id } of results) expect(scoreIn(crate, id)).toEqual(countsOf(report.get(id)!.artefact, artefacts));
  const summary = summaryOf(crate);
  expect(summary).toMatch(new RegExp(`^## ${scoreLine(counts)}\n`));
  expect(summary).toContain(`\nComputed at scale ${[...report.values()][0]!.artefact.scale}.\n`);
  const holding = Array.from(summary.matchAll(/^\| table-[1-5] \| (\S+) /gm), ([, count]) => Number(count));
  const numbers = new Map(countNumbers(artefacts));
  expect(holding.reduce((sum, count) => sum + count, 0)).toBe(numbers.get("holds"));
});

test("structured data name the files by address, size and digest, and cannot end their element", () => {
  const figure = resultData(crate, "figure-01", "../../");
  expect(figure).toMatchObject({
    "@context": "https://schema.org",
    "@type": "Dataset",
    identifier: `sha256:${report.get("figure-01")!.sha256}`,
    distribution: [{ contentUrl: "../../data/figure-01.json" }, { contentUrl: "../../charts/figure-01.svg" }],
  });
  // The bounds that search engines set for a data set's description.
  for (const { description } of [figure, reportData(crate)]) {
    expect(String(description).length).toBeGreaterThanOrEqual(50);
    expect(String(description).length).toBeLessThanOrEqual(5000);
  }
  expect(reportData(crate).hasPart).toHaveLength(results.length);
  expect(scriptText({ name: "</script><script>" })).not.toContain("<");
});

test("results of one environment stand together", () => {
  const runtime = "Node.js v24.0.0 on linux x64";
  const environments = environmentsOf(crate);
  expect(environments).toHaveLength(2);
  // Of two halves of an even number of results neither is the larger.
  expect(environments).toEqual(
    expect.arrayContaining([
      { commit: null, runtime: null, results: Math.ceil(results.length / 2) },
      { commit: fakeCommit, runtime, results: Math.floor(results.length / 2) },
    ]),
  );
});

test("citations come from CITATION.cff", () => {
  const result = { name: "Table 1", sha256: "f00" };
  const { paper, software } = bibtex(citation, { result, url: "https://host/", commit: "abc" });
  expect(paper).toContain("author  = {Vivak Patel}");
  expect(software).toContain(`version = {${citation.software.version}}`);
  expect(software).toContain("note    = {Table 1, SHA-256 f00, commit abc}");
  expect(software).toContain("url     = {https://host/}");
  expect(bibtex(citation, { url: null, commit: null }).software).toContain("note    = {A reproduction of");
});
