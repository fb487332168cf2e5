/** What runs in the checkout of another commit: this app's sources, against the packages that the commit has. */
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const sources = join(import.meta.dirname, "..");

/** Every specifier that a file imports when it runs, types left out, with those of the files that it imports. */
function specifiersOf(file: string, seen = new Map<string, readonly string[]>()): Map<string, readonly string[]> {
  if (seen.has(file)) return seen;
  const code = stripTypeScriptTypes(readFileSync(file, "utf8"));
  const specifiers = Array.from(code.matchAll(/\b(?:from |import |import\()"([^"]+)"/g), ([, specifier]) => specifier);
  seen.set(file, specifiers);
  for (const specifier of specifiers) {
    if (specifier.startsWith(".")) specifiersOf(join(dirname(file), specifier), seen);
  }
  return seen;
}

test.each(["compare/round.ts", "run/worker.ts"])("%s needs no package that only benchmarks have", (entry) => {
  const graph = specifiersOf(join(sources, entry));
  expect([...graph.keys()].map((file) => relative(sources, file))).toContain("suites/linalg/mlMatrix.ts");
  const packages = new Set([...graph.values()].flat().filter((specifier) => specifier.startsWith("@sgd-basins/")));
  expect([...packages].sort()).toEqual(
    ["linalg", "problems", "random", "report", "simulator", "studies", "theory"].map((name) => `@sgd-basins/${name}`),
  );
});
