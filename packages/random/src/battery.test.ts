/** The figures of docs/randomness, from the battery's results beside it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const docs = fileURLToPath(new URL("../../../docs/randomness", import.meta.url));
const page = readFileSync(`${docs}/README.md`, "utf8");
const files = ["long", "long-2", "interleaved", "interleaved-2"] as const;

/** Test, p-value and assessment of each line. */
const results = (file: string) =>
  readFileSync(`${docs}/${file}.txt`, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("|").map((field) => field.trim()))
    .map((fields) => ({ p: fields[4]!, assessment: fields[5]! }));

test.each(files)("the results of %s.txt are counted as they stand in it", (file) => {
  const own = results(file);
  const count = (assessment: string): number => own.filter((one) => one.assessment === assessment).length;
  expect(count("PASSED") + count("WEAK") + count("FAILED")).toBe(own.length);
  const row = page.split("\n").find((line) => line.startsWith(`| [${file}.txt]`))!;
  expect(row.split("|").slice(3, 6).map(Number)).toEqual([own.length, count("WEAK"), count("FAILED")]);
});

test("every weak result is listed with its p-value, and no other", () => {
  const weak = files.flatMap(results).filter(({ assessment }) => assessment === "WEAK");
  const listed = Array.from(page.matchAll(/^\| (?:long|interleaved), seed .*?\| (0\.\d{8}) /gm), ([, p]) => p);
  expect(listed).toEqual(weak.map(({ p }) => p));
  expect(page).toContain(`of ${files.flatMap(results).length}, three or four. There are six.`);
  expect(weak).toHaveLength(6);
});
