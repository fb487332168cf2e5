import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { checking, entries, readExamples } from "./testing/examples.ts";

const sourceOf = new Map(
  Object.entries(entries).map(([path, entry]) => [
    `sgd-basins${path}`,
    pathToFileURL(join(import.meta.dirname, `${entry}.ts`)).href,
  ]),
);

test.each(readExamples())("$title has an example that is so", async ({ code }) => {
  expect(code).not.toBeNull();
  const module = checking(code ?? "", (specifier) => sourceOf.get(specifier) ?? specifier);
  await import(`data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(module))}`);
});
