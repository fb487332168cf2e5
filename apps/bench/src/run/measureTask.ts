import type { Measurement } from "@sgd-basins/bench-documents";
import { Bench, now } from "tinybench";
import { chooseBatch, measureTick } from "../tasks/chooseBatch.ts";
import { Sink } from "../tasks/sink.ts";
import type { BenchTask, PreparedTask } from "../tasks/suite.ts";

/** Samples of a task however long one lasts: fewer say nothing about spread. */
const LEAST_SAMPLES = 8;
/** Share of the time that goes into warming up, so that the engine has compiled what is timed. */
const WARM_UP_SHARE = 0.25;

/** The clock of tinybench's samples, in seconds. */
const clock = (): number => now() / 1000;

/**
 * Times one task in this thread: prepares it, checks one result, warms up, chooses a batch and lets tinybench sample for
 * `time` seconds, at least eight times. A whole command is only checked and sampled as often as its suite says. Times are
 * per call.
 *
 * @throws WrongResultError if the result is wrong; whatever the task throws
 */
export function measureTask(task: BenchTask, time: number): Measurement {
  const prepared = task.prepare();
  try {
    return measurePrepared(task, prepared, time);
  } finally {
    prepared.dispose?.();
  }
}

function measurePrepared(task: BenchTask, { count, call, verify }: PreparedTask, time: number): Measurement {
  const sink = new Sink();
  const once = (): void => sink.take(call());
  once();
  verify();

  let batch = 1;
  if (task.samples === undefined) {
    const begin = clock();
    while (clock() - begin < WARM_UP_SHARE * time) once();
    batch = chooseBatch(once, clock, measureTick(clock));
  }
  const bench = new Bench({
    time: task.samples === undefined ? 1000 * time : 0,
    iterations: task.samples ?? LEAST_SAMPLES,
    warmup: task.samples === undefined,
    warmupTime: 0,
    warmupIterations: 1,
    timestampProvider: "performanceNow",
    throws: true,
  });
  let saturation: Measurement["timerSaturation"] = null;
  bench.addEventListener("warning", ({ reason }) => {
    saturation = reason ?? null;
  });
  const sample = (): void => {
    for (let i = 0; i < batch; i++) once();
  };
  // Without `async`, tinybench calls the function once more to find out.
  bench.add(task.name, sample, { async: false });
  const [{ result }] = bench.runSync();
  sink.check();
  if (result.state !== "completed") throw new Error(`tinybench left ${task.name} ${result.state}`);

  const { latency } = result;
  const perCall = (milliseconds: number): number => milliseconds / 1000 / batch;
  return {
    suite: task.suite,
    name: task.name,
    implementation: task.implementation,
    unit: task.unit,
    count,
    batch,
    samples: latency.samplesCount,
    median: perCall(latency.p50),
    mean: perCall(latency.mean),
    min: perCall(latency.min),
    p99: perCall(latency.p99),
    rme: latency.rme / 100,
    throughput: count / perCall(latency.p50),
    timerSaturation: saturation,
  };
}
