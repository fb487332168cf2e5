import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Artefact,
  artefactSchema,
  canonicalJson,
  digest,
  isSealed,
  numberVerdicts,
  parseArtefact,
  sealedJson,
  shortCitation,
  thresholdRows,
  verdictMeanings,
  verdictSchema,
  verdicts,
} from "./index.ts";
import { makeFolder, writeFileAtomically } from "./node.ts";

const artefact: Artefact = {
  schema: "sgd-basins/artefact/2",
  id: "figure-10",
  title: "A figure",
  seed: 1,
  scale: "paper",
  command: "npx -y pnpm@10 basins study figure-10 --scale paper --seed 1",
  options: {},
  parameters: { gridSize: 2 },
  data: {
    kind: "contours",
    quantity: "f(x)",
    columns: 1,
    panels: [
      {
        title: "Panel",
        parameters: { c1: 1 },
        x: [0, 1],
        y: [0, 1],
        width: 2,
        height: 2,
        values: [1, 2, 3, 4.5],
        marks: [],
      },
    ],
  },
};

describe("verdicts", () => {
  test("each says what it means of a claim, and all but one what it means of a number", () => {
    expect(Object.keys(verdictMeanings)).toEqual(verdicts);
    expect(verdicts.filter((verdict) => !numberVerdicts.includes(verdict))).toEqual(["holds in part"]);
  });

  test("a word of an earlier version is refused with the word of today and the way out", () => {
    const refuse = (word: string) => verdictSchema.safeParse(word).error?.issues[0]?.message;
    for (const [former, today] of [
      ["reproduced", "holds"],
      ["explained", "fails for a known reason"],
      ["not recoverable", "cannot be tested"],
    ]) {
      expect(refuse(former)).toBe(
        `an earlier version wrote "${former}" for what is "${today}" today; compute the report again`,
      );
    }
    expect(refuse("toString")).toMatch(/"holds"/);
  });
});

describe("canonical JSON", () => {
  test("reads back as the same value, and does not depend on the order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = canonicalJson(value);
        expect(JSON.stringify(JSON.parse(text), sortKeys)).toBe(JSON.stringify(value, sortKeys));
        expect(canonicalJson(reverseKeys(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test("puts each row of numbers on a line of its own", () => {
    expect(
      canonicalJson({
        b: [
          [1, 2],
          [3, 0.1],
        ],
        a: -0,
      }),
    ).toBe('{\n "a":0,\n "b":[\n  [1,2],\n  [3,0.1]\n ]\n}\n');
  });

  test.each([
    [{ a: [1, Number.NaN] }, "$.a[1]: NaN"],
    [[Number.POSITIVE_INFINITY], "$[0]: Infinity"],
    [{ f: () => 1 }, "$.f: a function"],
    [{ u: undefined }, "$.u: a undefined"],
    [[new Float64Array(2)], "$[0]: a object"],
  ])("refuses what is not JSON data: %o", (value, message) => {
    expect(() => canonicalJson(value)).toThrow(message);
  });
});

test("the digest is SHA-256 of the UTF-8 bytes (FIPS 180-4's example)", async () => {
  expect(await digest("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("a sealed document holds its own digest, and no other text has it", async () => {
  const text = await sealedJson((sha256) => ({ a: [1, 2], seal: { sha256 } }));
  const { sha256 } = (JSON.parse(text) as { seal: { sha256: string } }).seal;
  expect(text).toBe(canonicalJson({ a: [1, 2], seal: { sha256 } }));
  expect(await isSealed(text, sha256)).toBe(true);
  for (let at = 0; at < text.length; at++) {
    const damaged = `${text.slice(0, at)}${text[at] === "0" ? "1" : "0"}${text.slice(at + 1)}`;
    const found = /"sha256":"([^"]*)"/.exec(damaged)?.[1];
    expect(await isSealed(damaged, found), `character ${at}`).toBe(false);
  }
  for (const wrong of [undefined, null, 7, "", "0".repeat(64)]) expect(await isSealed(text, wrong)).toBe(false);
});

describe("an artefact", () => {
  test("survives writing and reading", () => {
    expect(parseArtefact(canonicalJson(artefact), "f.json", "figure-10")).toEqual(artefact);
  });

  test.each([
    ["{", "f.json: not JSON"],
    [canonicalJson({ ...artefact, seed: -1 }), "f.json: seed: "],
    [canonicalJson({ ...artefact, time: "now" }), 'f.json: top level: Unrecognized key: "time"'],
    [canonicalJson({ ...artefact, id: "figure-11" }), "f.json: id: expected figure-10, found figure-11"],
    [canonicalJson(artefact).replace("4.5", "1e999"), "f.json: data.panels.0.values.3: "],
    [canonicalJson(artefact).replace('"f(x)"', "null"), "f.json: data.quantity: "],
  ])("that is damaged is refused with the file, the place and the rule", (text, message) => {
    expect(() => parseArtefact(text, "f.json", "figure-10")).toThrow(message);
  });

  test("holds no key beyond its schema", () => {
    expect(artefactSchema.safeParse({ ...artefact, host: "x" }).success).toBe(false);
  });
});

test("a file is replaced whole, and a failed write leaves neither a part nor a temporary file", async () => {
  const folder = await mkdtemp(join(tmpdir(), "report-"));
  const file = join(folder, "deep", "a.json");
  await writeFileAtomically(file, "one");
  await writeFileAtomically(file, "two");
  expect(await readFile(file, "utf8")).toBe("two");
  await expect(writeFileAtomically(join(folder, "deep"), "x")).rejects.toThrow();
  expect(await readdir(folder)).toEqual(["deep"]);
  expect(await readdir(join(folder, "deep"))).toEqual(["a.json"]);
  await rm(folder, { recursive: true });
});

test("a folder is made with those above it, once or many times at once, and a place where none can be made is refused", async () => {
  const folder = await mkdtemp(join(tmpdir(), "report-"));
  const deep = join(folder, "a/b/c");
  await Promise.all([makeFolder(deep), makeFolder(deep), makeFolder(join(folder, "a/b"))]);
  await makeFolder(deep);
  expect(await readdir(join(folder, "a/b"))).toEqual(["c"]);
  await writeFileAtomically(join(folder, "file"), "x");
  await expect(makeFolder(join(folder, "file"))).rejects.toThrow("EEXIST");
  await expect(makeFolder(join(folder, "file/below"))).rejects.toThrow("ENOTDIR");
  if (process.platform === "linux") await expect(makeFolder("/proc/none/below")).rejects.toThrow("ENOENT");
  await rm(folder, { recursive: true });
});

function sortKeys(_: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reverseKeys(item)]),
  );
}

test("the thresholds' sources are papers as they are cited elsewhere", () => {
  const { meanSquare, almostSure } = thresholdRows;
  expect(meanSquare.source).toBe(shortCitation("mulayoff2024"));
  expect(almostSure.source).toBe([shortCitation("ziyin2023"), shortCitation("chemnitz2024")].join("; "));
});
