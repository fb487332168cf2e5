import { expect, test } from "vitest";
import { readExamples } from "../testing/examples.ts";
import { type DocumentedSymbol, reference } from "./reference.ts";

const { entries } = reference;
const symbols = entries.flatMap((entry) => entry.symbols);

function isValue({ keyword }: DocumentedSymbol): boolean {
  return keyword === "function" || keyword === "class";
}

test("every symbol has a summary, and so has each of its parameters and properties", () => {
  const silent = symbols.flatMap(({ name, text, members }) => [
    ...(text === "" ? [name] : []),
    ...members.filter((member) => member.text === "").map((member) => `${name}.${member.name}`),
  ]);
  expect(silent).toEqual([]);
});

test("every function says what it returns", () => {
  const mute = symbols.filter(
    ({ keyword, returns, signature }) => keyword === "function" && returns === null && !signature.endsWith(": void"),
  );
  expect(mute.map(({ name }) => name)).toEqual([]);
});

test("every type is one that some function or class with an example leads to", () => {
  const found = new Set(symbols.filter((symbol) => isValue(symbol) && symbol.example !== null).map(({ name }) => name));
  // What is added on the way is visited too.
  for (const name of found) {
    for (const { signature, members } of symbols.filter((symbol) => symbol.name === name)) {
      for (const text of [signature, ...members.map(({ type }) => type)]) {
        for (const [word] of text.matchAll(/\w+/g)) found.add(word);
      }
    }
  }
  expect(symbols.map(({ name }) => name).filter((name) => !found.has(name))).toEqual([]);
});

test("its examples are those that are run, of everything that is exported", () => {
  const written = entries.flatMap(({ specifier, symbols: own, also }) => [
    ...own.filter(isValue).map(({ name, example }) => ({ title: `${specifier}: ${name}`, code: example })),
    ...also.flatMap((one) =>
      entries
        .filter((entry) => entry.specifier === one.specifier)
        .flatMap((entry) => entry.symbols.filter((symbol) => symbol.name === one.name && isValue(symbol)))
        .map(({ name, example }) => ({ title: `${specifier}: ${name}`, code: example })),
    ),
  ]);
  const byTitle = (list: readonly { title: string; code: string | null }[]): Map<string, string | null> =>
    new Map(list.map(({ title, code }) => [title, code]));
  expect(byTitle(written)).toEqual(byTitle(readExamples().filter(({ title }) => !title.endsWith("README.md"))));
});
