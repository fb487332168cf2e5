// @module-tag git
/** Documents that a reader could take for good: every one of them must be named and skipped, or be shown without nonsense. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  type Confirmations,
  comparisonFile,
  documentNames,
  machineName,
  type PowerReport,
  powerFile,
  readMachine,
  readPower,
  readRecords,
} from "@sgd-basins/bench-documents";
import {
  exampleCompare,
  exampleConfirmations,
  exampleGate,
  examplePeers,
  exampleReport,
  exampleScale,
} from "@sgd-basins/bench-documents/testing";
import { describeComparison, findTrends, formatFeed, type HistoryReport } from "@sgd-basins/bench-documents/trends";
import { canonicalJson, sealedJson } from "@sgd-basins/report";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formatCompare } from "../compare/formatCompare.ts";
import { formatGate } from "../gate/formatGate.ts";
import { formatPower } from "../gate/power.ts";
import { formatHistory } from "../history/formatHistory.ts";
import { formatPeers } from "../peers/formatPeers.ts";
import { formatTable } from "../report/formatTable.ts";
import { formatScale } from "../scale/formatScale.ts";

let records: string;

beforeAll(async () => {
  records = await mkdtemp(join(tmpdir(), "sgd-basins-contradictions-"));
});

afterAll(() => rm(records, { recursive: true }));

const { environment } = exampleReport;
const machine = machineName(environment);
const git = { ...environment.git!, dirty: false };
const examplePower: PowerReport = {
  schema: "sgd-basins/bench-power/2",
  seed: 1,
  trials: 1000,
  laws: [{ law: "t₂", cells: [{ slowdown: 0, regressed: 0.001, inconclusive: 0.05 }] }],
  histories: [{ law: "t₂", cells: [{ change: 0.1, found: 0.9, false: 0.02 }] }],
};

const noHistory: HistoryReport = { schema: "sgd-basins/bench-history/2", trends: [], unknown: [] };

/** A kind of document: a good one, its place, and what there is to see of it, or what is said of it. */
interface Kind {
  readonly good: object;
  readonly place: () => string;
  readonly show: () => Promise<{ readonly shown: string | null; readonly warnings: readonly string[] }>;
}

const document = <T>(name: keyof typeof documentNames, good: object, format: (document: T) => string): Kind => ({
  good,
  place: () => join(records, machine, documentNames[name]),
  show: async () => {
    const { warnings, ...documents } = await readMachine(join(records, machine));
    const found = documents[name] as T | null;
    return { shown: found === null ? null : format(found), warnings };
  },
});

const kinds: Readonly<Record<string, Kind>> = {
  record: {
    good: { ...exampleReport, environment: { ...environment, git } },
    place: () => join(records, machine, `${git.commit}.json`),
    show: async () => {
      const { machines, warnings } = await readRecords(records);
      const [run] = machines.get(machine) ?? [];
      if (run === undefined) return { shown: null, warnings };
      const history = findTrends(machines, [git.commit]);
      return { shown: `${formatTable(run)}${formatHistory(history)}${formatFeed(history)}`, warnings };
    },
  },
  peers: document("peers", examplePeers, formatPeers),
  scale: document("scale", exampleScale, formatScale),
  gate: document("gate", exampleGate, formatGate),
  confirmations: document<Confirmations>("confirmations", exampleConfirmations, ({ runs }) =>
    runs.map((comparison) => describeComparison({ comparison })).join("\n"),
  ),
  comparison: {
    good: exampleCompare,
    place: () => comparisonFile(join(records, machine), exampleCompare.base.commit, exampleCompare.head.commit),
    show: async () => {
      const { comparisons, warnings } = await readMachine(join(records, machine));
      return {
        shown:
          comparisons.length === 0 ? null : `${comparisons.map(formatCompare)}${formatFeed(noHistory, comparisons)}`,
        warnings,
      };
    },
  },
  power: {
    good: examplePower,
    place: () => join(records, powerFile),
    show: async () => {
      const { power, warnings } = await readPower(records);
      return { shown: power === null ? null : formatPower(power), warnings };
    },
  },
};

/** Written as a number beyond all, which JSON has and JavaScript has not. */
const BEYOND = "beyond all";

const strange: readonly unknown[] = [
  ...[5e-324, 1e-300, 0, -0, -1, 0.5, 2 ** 53, 1e300, 1.7e308, -1e308, null, true, BEYOND],
  ...["", "a\u0001b", "two\nlines", "\ud800", "x".repeat(600), "2999-01-01T00:00:00Z", "0001-01-01T00:00:00Z"],
  ...[[], {}, "f".repeat(40), "sgd-basins/bench/99"],
];

const edits = {
  replace: (_: unknown, value: unknown) => [value],
  repeat: (old: unknown) => [old, old],
  remove: () => [],
  scale: (old: unknown) => [typeof old === "number" ? old * 1.5 : old],
} as const;

type Edit = (old: unknown, value: unknown) => readonly unknown[];

/** A deep copy of a value with one part of it edited; the parts are counted as they are met. */
function editPart(value: unknown, part: { left: number }, edit: Edit, other: unknown): readonly unknown[] {
  if (part.left-- === 0) return edit(value, other);
  if (Array.isArray(value)) return [value.flatMap((item) => editPart(item, part, edit, other))];
  if (typeof value !== "object" || value === null) return [value];
  const entries = Object.entries(value).flatMap(([key, item]) =>
    editPart(item, part, edit, other)
      .slice(0, 1)
      .map((edited) => [key, edited] as const),
  );
  return [Object.fromEntries(entries)];
}

/** How many parts there are. */
function countParts(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, item) => sum + countParts(item), 1);
}

test.each(Object.entries(kinds))(
  "of a %s that contradicts itself nothing is shown",
  async (_, { good, place, show }) => {
    await rm(records, { recursive: true });
    await mkdir(dirname(place()), { recursive: true });
    const parts = countParts(good);
    let [refused, taken] = [0, 0];
    const check = async (text: string): Promise<void> => {
      await writeFile(place(), text);
      const { shown, warnings } = await show();
      if (shown !== null) {
        taken += 1;
        expect(shown).not.toMatch(/NaN|Infinity|undefined|null|\d{20}|(?!\n)\p{Cc}|\p{Cs}/u);
        expect(warnings).toEqual([]);
      } else {
        refused += 1;
        expect(warnings).toHaveLength(1);
        expect(warnings[0]).toMatch(/^[^\n]+; it is skipped$/);
        expect(warnings[0].startsWith(`${place()}: `)).toBe(true);
      }
    };
    await check(canonicalJson(good));
    expect([refused, taken]).toEqual([0, 1]);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(parts - 1),
        fc.constantFrom<Edit>(...Object.values(edits)),
        fc.constantFrom(...strange),
        async (part, edit, value) => {
          const [edited] = editPart(good, { left: part }, edit, value);
          await check((JSON.stringify(edited) ?? "null").replaceAll(JSON.stringify(BEYOND), "1e999"));
        },
      ),
      { seed: 1, numRuns: 300, examples: [[0, edits.remove, null]] },
    );
    expect(refused).toBeGreaterThan(100);
  },
);

test("a key that is there twice is named, in a document with its own digest too", async () => {
  const { good, place, show } = kinds.record;
  await rm(records, { recursive: true });
  await mkdir(dirname(place()), { recursive: true });
  const sealed = await sealedJson((sha256) => ({ ...good, sha256 }));
  for (const text of [sealed, JSON.stringify(good)]) {
    await writeFile(place(), text.replace('"cores":2', '"cores":4,"cores":2'));
    expect(await show()).toEqual({
      shown: null,
      warnings: [`${place()}: cores: is there twice in one object; it is skipped`],
    });
  }
});
