import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  documentNames,
  type Environment,
  type Scaled,
  type ScaleReport,
  scaleReportSchema,
} from "@sgd-basins/bench-documents";
import { canonicalJson } from "@sgd-basins/report";
import { showTasks } from "@sgd-basins/terminal";
import type { Context } from "../context.ts";
import { newCommand, parseCount, parseFile, parseFilter, parseTime, UsageError } from "../options.ts";
import { whileReserved } from "../recording/whileReserved.ts";
import { checkOut, type Delivery, deliver } from "../run/deliver.ts";
import { readEnvironment } from "../run/readEnvironment.ts";
import { asTyped } from "../run/selectTasks.ts";
import { fitSeries } from "./fitSeries.ts";
import { formatScale } from "./formatScale.ts";
import { allSeries, type Series } from "./series.ts";

interface ScaleOptions extends Delivery {
  readonly filter: string;
  readonly rounds: number;
  readonly record?: boolean;
  readonly time: number;
}

type Chosen = Partial<ScaleOptions> & Pick<ScaleOptions, "rounds" | "time">;

/** `bench scale`: how cost grows with d, N, replicates, k, runs and workers, the sizes in turn. */
export async function scale(words: readonly string[], context: Context): Promise<number> {
  const options = parseScaleOptions(words, context.writeOut);
  const folder = await mkdtemp(join(tmpdir(), "sgd-basins-scale-"));
  try {
    const chosen = allSeries({ folder, warmUp: options.time / 1000 }).filter(({ group, variable }) =>
      asTyped(`${group}/${variable}`).includes(asTyped(options.filter)),
    );
    if (chosen.length === 0) throw new UsageError(`no series matches --filter '${options.filter}'`);
    await checkOut(options.out);
    const environment = await readEnvironment();
    const reserved = { name: documentNames.scale, schema: scaleReportSchema, filter: options.filter };
    await (options.record === true ? whileReserved(context, environment, reserved, measure) : measure());
    return 0;

    async function measure(keep: (report: ScaleReport) => Promise<void> = async () => {}): Promise<void> {
      const report = await measureSeries(chosen, options, environment, context);
      // What was measured is shown even if it cannot be kept.
      await keep(report).finally(() => deliver(context, options, canonicalJson(report), () => formatScale(report)));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureSeries(
  chosen: Series[],
  options: ScaleOptions,
  environment: Environment,
  context: Context,
): Promise<ScaleReport> {
  const startTime = new Date().toISOString();
  const seconds = options.time / 1000;
  const series: Scaled[] = [];
  const progress = showTasks(context, "bench", chosen.length);
  try {
    for (const one of chosen) {
      progress.begin(series.length, `${one.group}/${one.variable}`);
      series.push(await fitSeries(one, options.rounds, seconds, context.signal));
    }
  } finally {
    progress.end();
  }
  const schema = "sgd-basins/bench-scale/1";
  return scaleReportSchema.parse({ schema, startTime, environment, timePerSample: seconds, series });
}

function parseScaleOptions(words: readonly string[], writeOut: (text: string) => void): ScaleOptions {
  const program = newCommand("bench scale", "How cost grows with size, and the fitted exponents", writeOut)
    .option("--filter <text>", 'only series whose "group/variable" holds this text', parseFilter)
    .option("--rounds <n>", "samples of each size", parseCount, 7)
    .option("--time <ms>", "length of a sample in milliseconds; one call at least", parseTime, 100)
    .option("--record", "keep the document as reports/bench/<machine>/scale.json, for the site")
    .option("--json", "print one JSON document and nothing else")
    .option("--out <FILE>", "write the JSON document to this file as well", parseFile);
  program.parse(words, { from: "user" });
  return { filter: "", json: false, out: null, ...program.opts<Chosen>() };
}
