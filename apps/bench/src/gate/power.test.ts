import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { power } from "./power.ts";

/** Rows of a Markdown table without what aligns them. */
const rows = (text: string): string[] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("|") && !line.includes("---"))
    .map((line) => line.replaceAll(/ +/g, " "));

test("the table in the docs is what the command beside it prints", async () => {
  let out = "";
  const writeOut = (text: string): void => {
    out += text;
  };
  const measure = (): never => expect.fail();
  await power(["--trials", "2000", "--seed", "1"], {
    writeOut,
    writeError: () => {},
    terminal: false,
    records: "",
    measure,
  });
  const docs = readFileSync(join(import.meta.dirname, "../../../../docs/benchmark-gate.md"), "utf8");
  expect(rows(out)).toEqual(rows(docs));
});
