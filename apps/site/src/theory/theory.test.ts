import { readdirSync } from "node:fs";
import { join } from "node:path";
import { thresholds } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { terms } from "../glossary/terms.ts";
import { renderLine, renderText } from "../math/renderMath.ts";
import { withClasses } from "../math/styleClasses.ts";
import { cloneRoot } from "../reports/reportsFolder.ts";
import { sourceFiles } from "./sources.ts";
import { notation, parts, statements, statementsOf } from "./statements.ts";

/** What section 2 and Appendix C number, but for Remarks 10, 11 and 13, which fix words. */
const numbered = [
  ...["problem-1", "problem-2", "lemma-3", "lemma-4", "lemma-5", "lemma-6", "lemma-7", "assumption-8", "definition-9"],
  ...["lemma-12", "lemma-14", "lemma-15", "theorem-16", "theorem-17", "remark-18", "u-of-k", "lemma-19", "lemma-20"],
  ...["theorem-21", "lemma-22", "lemma-26", "lemma-27", "lemma-28", "exact-limit"],
];

test("every statement of section 2 stands on the page once, in the paper's order", () => {
  const ids = statements.map(({ id }) => id);
  expect(ids.filter((id) => numbered.includes(id))).toEqual(numbered);
  expect(new Set(ids).size).toBe(ids.length);
  expect(parts.flatMap(({ id }) => statementsOf(id))).toEqual(statements);
});

test("a theorem's file is linked from its statement", () => {
  const folder = "packages/theory/src/theorems";
  const files = readdirSync(join(cloneRoot(), folder)).filter((name) => /^(?:lemma|theorem|remark)\d+\.ts$/.test(name));
  expect(files).toContain("theorem16.ts");
  for (const name of files) {
    const [, kind, number] = /^([a-z]+)(\d+)/.exec(name)!;
    const statement = statements.find(({ id }) => id === `${kind}-${number}`);
    expect(statement?.sources, name).toContain(`${folder}/${name}`);
  }
});

test("the linked sources are those of this version", () => {
  const sources = sourceFiles();
  const named = (path: string) => sources.find((source) => source.path === path)?.text;
  expect(named("packages/theory/src/theorems/theorem16.ts")).toContain("export function theorem16(");
  expect(named("packages/theory/src/theorems/theorem17.ts")).toContain("export function theorem17(");
  expect(named("packages/theory/src/meanSquareLimit.ts")).toContain("export function meanSquareLimit(");
});

test("mathematics is typeset, and all its inline styles become classes", () => {
  const texts = [notation, ...statements.flatMap(({ text, proof = "", slips }) => [text, proof, ...slips])];
  const html = [...texts.map(renderText), ...terms.map(({ definition }) => renderLine(definition))].join("");
  const styles = new Map<string, string>();
  const classed = withClasses(html, styles);
  expect(classed).not.toMatch(/ style=|<script|\$/);
  expect(classed).toContain("<math");
  expect(new Set(styles.values()).size).toBe(styles.size);
  expect(withClasses('<span style="height:0.43em;"></span><span class="strut" style="height:1em;">', styles)).toBe(
    '<span class="m-height-0_43em"></span><span class="m-height-1em strut">',
  );
});

test("text around mathematics is escaped, and what cannot be typeset is refused", () => {
  expect(renderLine("a < b & c")).toBe("a &lt; b &amp; c");
  expect(() => renderLine("$\\nosuchmacro$")).toThrow("nosuchmacro");
  expect(() => renderLine("5 $ and no partner")).toThrow("a dollar sign without its partner");
});

test("a term has one entry, and the nouns of the report have one each", () => {
  const ids = terms.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const nouns = [
    ...["learning-rate", "batch-size", "divergence-bound", "convergence-bound", "exact-limit", "basin", "leave"],
    ...["diverges", "minimizer", "curvature", "gamma", "s", "t", "critical-batch-size", "realisation", "replicate"],
    ...["verdict", "artefact", "digest", "seed", "effective-batch-size", "reshuffling", "with-and-without-replacement"],
  ];
  expect(ids).toEqual(expect.arrayContaining(nouns));
  expect(ids).toEqual(expect.arrayContaining(thresholds.map(({ name }) => name.replaceAll(" ", "-"))));
});
