/** The JSON document of `bench engines`. Times are in seconds. */
import { z } from "zod";
import { environmentSchema } from "./benchReport.ts";

const positive = z.number().positive();

const overheadSchema = z.strictObject({
  /** A chunk with nothing else under way, there and back. */
  alone: positive,
  /** A chunk of many that are under way at once. */
  inStream: positive,
});

export const enginesReportSchema = z.strictObject({
  schema: z.literal("sgd-basins/bench-engines/1"),
  /** When the run began. */
  startTime: z.iso.datetime(),
  environment: environmentSchema,
  /** Of a chunk whose tasks do nothing. */
  overhead: z.strictObject({ chunks: z.int().positive(), threads: overheadSchema, queue: overheadSchema }),
  throughput: z.strictObject({
    /** The words of the command that both run. */
    study: z.string(),
    workers: z.int().positive(),
    /** Seconds of the whole command, one number a round. */
    threads: z.array(positive).min(1),
    queue: z.array(positive).min(1),
    /** The threads' time over the queue's in the same round: the queue's throughput as a share of the threads'. */
    ratio: z.strictObject({ median: positive, low: positive, high: positive, coverage: z.number().min(0).max(1) }),
  }),
});

export type EnginesReport = z.infer<typeof enginesReportSchema>;
export type Overhead = z.infer<typeof overheadSchema>;
