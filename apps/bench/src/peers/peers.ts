import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  asLine,
  type Compared,
  documentNames,
  type Environment,
  type PeersReport,
  peersReportSchema,
} from "@sgd-basins/bench-documents";
import { canonicalJson } from "@sgd-basins/report";
import { showTasks } from "@sgd-basins/terminal";
import type { Context } from "../context.ts";
import { newCommand, parseCount, parseFile, parseFilter, parseTime, UsageError } from "../options.ts";
import { whileReserved } from "../recording/whileReserved.ts";
import { checkOut, type Delivery, deliver } from "../run/deliver.ts";
import { readEnvironment } from "../run/readEnvironment.ts";
import { asTyped } from "../run/selectTasks.ts";
import { describeNumpy, NoNumpyError } from "../sides/numpySide.ts";
import { compareSides } from "./compareSides.ts";
import { type Comparison, comparisons } from "./comparisons.ts";
import { formatPeers } from "./formatPeers.ts";
import { nameBlas } from "./nameBlas.ts";

interface PeersOptions extends Delivery {
  readonly filter: string;
  readonly rounds: number;
  readonly record?: boolean;
  readonly time: number;
  readonly replicates: number;
}

type Chosen = Partial<PeersOptions> & Pick<PeersOptions, "rounds" | "time" | "replicates">;

/** `bench peers`: the same work beside ml-matrix, stdlib-js, mathjs, numeric and NumPy, the sides in turn, one thread each. */
export async function peers(words: readonly string[], context: Context): Promise<number> {
  const options = parsePeersOptions(words, context.writeOut);
  const folder = await mkdtemp(join(tmpdir(), "sgd-basins-peers-"));
  try {
    const setting = { folder, warmUp: options.time / 1000, replicates: options.replicates };
    const chosen = comparisons(setting).filter(({ group, name }) =>
      asTyped(`${group}/${name}`).includes(asTyped(options.filter)),
    );
    if (chosen.length === 0) throw new UsageError(`no comparison matches --filter '${options.filter}'`);
    await checkOut(options.out);
    const environment = await readEnvironment();
    const reserved = { name: documentNames.peers, schema: peersReportSchema, filter: options.filter };
    await (options.record === true ? whileReserved(context, environment, reserved, measure) : measure());
    return 0;

    async function measure(keep: (report: PeersReport) => Promise<void> = async () => {}): Promise<void> {
      const report = await compareAll(chosen, options, environment, context);
      // What was measured is shown even if it cannot be kept.
      await keep(report).finally(() => deliver(context, options, canonicalJson(report), () => formatPeers(report)));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compareAll(
  chosen: Comparison[],
  options: PeersOptions,
  environment: Environment,
  context: Context,
): Promise<PeersReport> {
  const startTime = new Date().toISOString();
  const numpy = await findNumpy();
  const seconds = options.time / 1000;
  const compared: Compared[] = [];
  const progress = showTasks(context, "bench", chosen.length);
  try {
    for (const comparison of chosen) {
      progress.begin(compared.length, `${comparison.group}/${comparison.name}`);
      const sides = comparison.sides.filter(({ implementation }) => implementation !== "NumPy" || "numpy" in numpy);
      compared.push(await compareSides({ ...comparison, sides }, options.rounds, seconds, context.signal));
    }
  } finally {
    progress.end();
  }
  return peersReportSchema.parse({
    schema: "sgd-basins/bench-peers/1",
    startTime,
    environment,
    numpy,
    timePerSample: seconds,
    comparisons: compared,
  });
}

async function findNumpy(): Promise<PeersReport["numpy"]> {
  try {
    const description = await describeNumpy();
    return { ...description, blas: nameBlas(description.libraries) };
  } catch (error) {
    if (error instanceof NoNumpyError) return { missing: asLine(error.message) };
    throw error;
  }
}

function parsePeersOptions(words: readonly string[], writeOut: (text: string) => void): PeersOptions {
  const program = newCommand(
    "bench peers",
    "The same work beside ml-matrix, stdlib-js, mathjs, numeric and NumPy",
    writeOut,
  )
    .option("--filter <text>", 'only comparisons whose "group/name" holds this text', parseFilter)
    .option("--rounds <n>", "samples of each side", parseCount, 9)
    .option("--time <ms>", "length of a sample in milliseconds", parseTime, 100)
    .option("--replicates <n>", "replicates of each cell in the Appendix A commands", parseCount, 20)
    .option("--record", "keep the document as reports/bench/<machine>/peers.json, for the site")
    .option("--json", "print one JSON document and nothing else")
    .option("--out <FILE>", "write the JSON document to this file as well", parseFile);
  program.parse(words, { from: "user" });
  return { filter: "", json: false, out: null, ...program.opts<Chosen>() };
}
