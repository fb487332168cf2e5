import { CommanderError } from "commander";
import { expect, test } from "vitest";
import { suiteNames } from "../suites/index.ts";
import { parseOptions } from "./runOptions.ts";

const parse = (...words: string[]) => parseOptions(words, () => {});

test("without options every task runs, for people, and nothing is written", () => {
  expect(parse()).toEqual({ suite: suiteNames, filter: "", time: 500, json: false, out: null, smallerIsBetter: null });
});

test("options are read; suites come in their own order, each once", () => {
  expect(
    parse("--suite", "linalg, random,linalg", "--filter", "n=10", "--time", "20", "--json", "--out", "x/y.json"),
  ).toEqual({
    suite: ["random", "linalg"],
    filter: "n=10",
    time: 20,
    json: true,
    out: "x/y.json",
    smallerIsBetter: null,
  });
});

test.each([
  [["--time", "0"], "--time"],
  [["--time", "1.5"], "--time"],
  [["--time", "-3"], "--time"],
  [["--time", "1e3"], "--time"],
  [["--time", "3600001"], "--time"],
  [["--time"], "argument missing"],
  [["--suite", "linalg,nonsense"], "no suite 'nonsense'"],
  [["--suite", "linalg,"], "no suite ''"],
  [["--filter", ""], "--filter"],
  [["--out", ""], "--out"],
  [["--color"], "--color"],
  [["linalg"], "too many arguments"],
])("%j is refused with a message that names it", (words, part) => {
  expect(() => parse(...words)).toThrow(CommanderError);
  expect(() => parse(...words)).toThrow(part);
});
