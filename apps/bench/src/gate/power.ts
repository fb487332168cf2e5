import { join } from "node:path";
import { canonicalJson } from "@sgd-basins/report";
import type { Context } from "../context.ts";
import { writeStored } from "../history/storedDocument.ts";
import { newCommand, parseCount, parseSeed } from "../options.ts";
import { type Law, laws, simulateGate } from "../statistics/simulateGate.ts";
import { type PowerReport, powerFile, powerReportSchema } from "./powerReport.ts";

/** Slowdowns of head, as shares. */
const slowdowns = [0, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15];

interface PowerOptions {
  readonly trials: number;
  readonly seed: number;
  readonly record?: boolean;
  readonly json?: boolean;
}

/** `bench power`: how often the gate says what, over simulated comparisons; prints Markdown. */
export async function power(words: readonly string[], context: Context): Promise<number> {
  const program = newCommand("bench power", "False alarms and power of the gate on simulated noise", context.writeOut)
    .option("--trials <n>", "simulated comparisons a cell", parseCount, 2000)
    .option("--seed <n>", "of the simulation", parseSeed, 1)
    .option("--record", `write the shares to reports/bench/${powerFile}`)
    .option("--json", "print one JSON document and nothing else");
  program.parse([...words], { from: "user" });
  const options = program.opts<PowerOptions>();
  const report = simulate(options);
  const json = canonicalJson(report);
  if (options.record === true) await writeStored(join(context.records, powerFile), powerReportSchema, report);
  context.writeOut(options.json === true ? json : formatPower(report));
  return 0;
}

function simulate({ trials, seed }: PowerOptions): PowerReport {
  return powerReportSchema.parse({
    schema: "sgd-basins/bench-power/1",
    seed,
    trials,
    laws: (Object.keys(laws) as Law[]).map((law) => ({
      law,
      cells: slowdowns.map((slowdown) => {
        const { REGRESSED: regressed, INCONCLUSIVE: inconclusive } = simulateGate(law, slowdown, trials, seed);
        return { slowdown, regressed, inconclusive };
      }),
    })),
  });
}

function formatPower({ laws: all }: PowerReport): string {
  const head = ["Noise of a round", ...slowdowns.map((slowdown) => `+${Math.round(100 * slowdown)} %`)];
  const rows = all.map(({ law, cells }) => {
    const shares = cells.map(({ regressed, inconclusive }) => `${percent(regressed)} / ${percent(inconclusive)}`);
    return `| ${law} | ${shares.join(" | ")} |`;
  });
  return `| ${head.join(" | ")} |\n| --- |${" ---: |".repeat(slowdowns.length)}\n${rows.join("\n")}\n`;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
