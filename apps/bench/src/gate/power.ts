import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type PowerReport, powerFile, powerReportSchema, readStored, writeStored } from "@sgd-basins/bench-documents";
import { canonicalJson } from "@sgd-basins/report";
import { showTasks } from "@sgd-basins/terminal";
import type { Context } from "../context.ts";
import { newCommand, parseCount, parseSeed } from "../options.ts";
import { simulateChanges } from "../statistics/simulateChanges.ts";
import { type Law, laws, simulateGate } from "../statistics/simulateGate.ts";

/** Changes of a task's time half-way through a history, as shares. */
const changes = [0, 0.05, 0.1, 0.2, 0.5];
/** Slowdowns of head, as shares. */
const slowdowns = [0, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15];

interface PowerOptions {
  readonly trials: number;
  readonly seed: number;
  readonly record?: boolean;
  readonly json?: boolean;
}

/** `bench power`: how often the gate says what over simulated comparisons, and `history` over histories; prints Markdown. */
export async function power(words: readonly string[], context: Context): Promise<number> {
  const program = newCommand(
    "bench power",
    "False alarms and power of the gate and of change points on simulated noise",
    context.writeOut,
  )
    .option("--trials <n>", "simulated comparisons or histories a cell", parseCount, 2000)
    .option("--seed <n>", "of the simulation", parseSeed, 1)
    .option("--record", `write the shares to reports/bench/${powerFile}`)
    .option("--json", "print one JSON document and nothing else");
  program.parse([...words], { from: "user" });
  const options = program.opts<PowerOptions>();
  const file = join(context.records, powerFile);
  // A file in the way that is none is an error before there is anything to write.
  if (options.record === true) await readStored(file, powerReportSchema);
  const report = await simulate(options, context);
  const json = canonicalJson(report);
  if (options.record === true) await writeStored(file, powerReportSchema, report);
  context.writeOut(options.json === true ? json : formatPower(report));
  return 0;
}

/** Law by law and cell by cell; between two cells somebody may end it. */
async function simulate({ trials, seed }: PowerOptions, context: Context): Promise<PowerReport> {
  const progress = showTasks(context, "bench", 2 * Object.keys(laws).length);
  let done = 0;
  const ofLaws = async <Size, Cell>(sizes: readonly Size[], cellOf: (law: Law, size: Size) => Cell) => {
    const rows: { readonly law: Law; readonly cells: Cell[] }[] = [];
    for (const law of Object.keys(laws) as Law[]) {
      progress.begin(done++, law);
      const cells: Cell[] = [];
      for (const size of sizes) {
        await setImmediate();
        context.signal.throwIfAborted();
        cells.push(cellOf(law, size));
      }
      rows.push({ law, cells });
    }
    return rows;
  };
  try {
    return powerReportSchema.parse({
      schema: "sgd-basins/bench-power/2",
      seed,
      trials,
      laws: await ofLaws(slowdowns, (law, slowdown) => {
        const { REGRESSED: regressed, INCONCLUSIVE: inconclusive } = simulateGate(law, slowdown, trials, seed);
        return { slowdown, regressed, inconclusive };
      }),
      histories: await ofLaws(changes, (law, change) => ({ change, ...simulateChanges(law, change, trials, seed) })),
    });
  } finally {
    progress.end();
  }
}

/** Two tables: of comparisons, regressed / inconclusive; of histories, found / elsewhere. */
export function formatPower({ laws: comparisons, histories }: PowerReport): string {
  const gate = comparisons.map(({ law, cells }) => [
    law,
    ...cells.map(({ regressed, inconclusive }) => `${percent(regressed)} / ${percent(inconclusive)}`),
  ]);
  const history = histories.map(({ law, cells }) => [
    law,
    ...cells.map((cell) => `${percent(cell.found)} / ${percent(cell.false)}`),
  ]);
  return [
    formatShares("Noise of a round", slowdowns, gate),
    formatShares("Noise of a commit's time", changes, history),
  ].join("\n");
}

function formatShares(noise: string, sizes: readonly number[], rows: readonly (readonly string[])[]): string {
  const head = [noise, ...sizes.map((size) => `+${Math.round(100 * size)} %`)];
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return `${[line(head), `| --- |${" ---: |".repeat(sizes.length)}`, ...rows.map(line)].join("\n")}\n`;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
