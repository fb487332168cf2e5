import { readFileSync } from "node:fs";
import { join } from "node:path";
import { paperAddress, paperKeys, shortCitation } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { cloneRoot } from "../reports/reportsFolder.ts";
import { statements } from "../theory/statements.ts";
import { paperBibtex } from "./bibtex.ts";
import { foundations, topics } from "./findings.ts";

const findings = topics.flatMap((topic) => topic.findings);

test("every paper but the reproduced one stands on the page once", () => {
  expect(findings.map(({ paper }) => paper).sort()).toEqual(paperKeys.filter((key) => key !== "patel2017").sort());
});

test("a paper that a result or a statement rests on is among them", () => {
  const named = [...foundations, ...statements].flatMap(({ papers = [] }) => papers);
  const told = new Set<string>(["patel2017", ...findings.map(({ paper }) => paper)]);
  expect(named.filter((key) => !told.has(key))).toEqual([]);
});

test("a citation names up to three authors, and leads to arXiv, a DOI or a page", () => {
  expect((["patel2018", "mulayoff2024", "ma2018", "ziyin2023"] as const).map(shortCitation)).toEqual([
    "Patel 2018",
    "Mulayoff and Michaeli 2024",
    "Ma, Bassily and Belkin 2018",
    "Ziyin et al. 2023",
  ]);
  expect(paperAddress("kesten1973")).toBe("https://doi.org/10.1007/BF02392040");
  for (const key of paperKeys)
    expect(paperAddress(key)).toMatch(/^https:\/\/(arxiv\.org\/abs\/\d{4}\.\d{5}|doi\.org|[a-z.]+\/)/);
});

test("an entry in BibTeX", () => {
  expect(paperBibtex("mulayoff2024")).toBe(`@inproceedings{mulayoff2024,
  title = {{Exact mean square linear stability analysis for SGD}},
  author = {Mulayoff, Rotem and Michaeli, Tomer},
  year = {2024},
  booktitle = {Conference on Learning Theory (COLT)},
  volume = {247},
  pages = {3915--3969},
  eprint = {2306.07850},
  archiveprefix = {arXiv}
}`);
});

test("iris's numbers are those that the tutorial prints", () => {
  const tutorial = readFileSync(join(cloneRoot(), "docs/tutorial.md"), "utf8");
  const { here } = findings.find(({ paper }) => paper === "jain2018")!;
  const [, critical] = /critical batch size\n.* ([\d.]+)\n/.exec(tutorial)!;
  const [, times] = /^recommended: k = 4 .*\n.* gradients: ([\d.]+) times;/m.exec(tutorial)!;
  expect(here).toContain(`it is ${Math.round(Number(critical)).toLocaleString("en")}, of 150 rows`);
  expect(here).toContain(`costs ${times} times as many gradients with batches of four as with single rows`);
});
