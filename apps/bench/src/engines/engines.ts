import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EnginesReport, enginesReportSchema, median, medianInterval, rankFor } from "@sgd-basins/bench-documents";
import { canonicalJson } from "@sgd-basins/report";
import { startOwnRedis } from "@sgd-basins/studies/queue/own-redis";
import { showTasks } from "@sgd-basins/terminal";
import type { Context } from "../context.ts";
import { newCommand, parseCount, parseFile, parseFilter } from "../options.ts";
import { checkOut, type Delivery, deliver } from "../run/deliver.ts";
import { readEnvironment } from "../run/readEnvironment.ts";
import { alternate } from "../sides/side.ts";
import { formatEngines } from "./formatEngines.ts";
import { queueOverhead, threadOverhead } from "./overhead.ts";
import { queueSide, threadsSide, WORKERS } from "./throughput.ts";

interface EnginesOptions extends Delivery {
  readonly rounds: number;
  readonly chunks: number;
  readonly replicates: number;
  readonly cells?: string;
}

type Chosen = Partial<EnginesOptions> & Pick<EnginesOptions, "rounds" | "chunks" | "replicates">;

/** Coverage that the ratio's interval should have at least; with few rounds the widest one has less. */
const LEVEL = 0.95;

/** `bench engines`: what a chunk costs through BullMQ and Redis, and Appendix A through them beside local threads. */
export async function engines(words: readonly string[], context: Context): Promise<number> {
  const options = parseEnginesOptions(words, context.writeOut);
  await checkOut(options.out);
  const folder = await mkdtemp(join(tmpdir(), "sgd-basins-engines-"));
  try {
    const redis = await startOwnRedis();
    try {
      const report = await measureEngines(folder, redis.url, options, context);
      await deliver(context, options, canonicalJson(report), () => formatEngines(report));
      return 0;
    } finally {
      await redis.end();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureEngines(
  folder: string,
  url: string,
  { rounds, chunks, replicates, cells }: EnginesOptions,
  context: Context,
): Promise<EnginesReport> {
  const startTime = new Date().toISOString();
  const study = ["appendix-a", ...(cells === undefined ? [] : ["--cells", cells]), "--replicates", String(replicates)];
  const progress = showTasks(context, "bench", 3);
  try {
    progress.begin(0, "a chunk at a thread");
    const threads = await threadOverhead(chunks, context.signal);
    progress.begin(1, "a chunk through Redis");
    const queue = await queueOverhead(url, chunks, context.signal);
    progress.begin(2, "Appendix A through both");
    const sides = [threadsSide(folder, study), queueSide(folder, study, url)];
    try {
      const [local, remote] = (await alternate(sides, rounds, 0, context.signal)) as [number[], number[]];
      const ratios = local.map((time, round) => time / remote[round]!);
      const ratio = { median: median(ratios), ...medianInterval(ratios, rankFor(rounds, LEVEL)) };
      return enginesReportSchema.parse({
        schema: "sgd-basins/bench-engines/1",
        startTime,
        environment: await readEnvironment(),
        overhead: { chunks, threads, queue },
        throughput: { study: study.join(" "), workers: WORKERS, threads: local, queue: remote, ratio },
      });
    } finally {
      for (const side of sides) await side.close();
    }
  } finally {
    progress.end();
  }
}

function parseEnginesOptions(words: readonly string[], writeOut: (text: string) => void): EnginesOptions {
  const program = newCommand("bench engines", "Worker processes through Redis beside local threads", writeOut)
    .option("--rounds <n>", "runs of the study on each side, in turn", parseCount, 5)
    .option("--chunks <n>", "empty chunks, for what one costs", parseCount, 500)
    .option("--replicates <n>", "replicates of each of Appendix A's pairs", parseCount, 1)
    .option("--cells <N:B,…>", "pairs (N, B) instead of all eighty", parseFilter)
    .option("--json", "print one JSON document and nothing else")
    .option("--out <FILE>", "write the JSON document to this file as well", parseFile);
  program.parse(words, { from: "user" });
  return { json: false, out: null, ...program.opts<Chosen>() };
}
