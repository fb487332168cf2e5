/** The JSON document of `bench peers`. Times are in seconds. */
import { z } from "zod";
import { environmentSchema } from "../report/schema.ts";
import { workUnits } from "../suites/suite.ts";
import { sideNames } from "./comparisons.ts";

const positive = z.number().positive();

const ratioSchema = z.strictObject({
  /** Median over the rounds of the peer's time over this project's in the same round; above 1, this project is faster. */
  median: positive,
  /** An order-statistic interval of that median, and the probability with which such an interval covers it. */
  low: positive,
  high: positive,
  coverage: z.number().min(0).max(1),
});

const comparedSchema = z.strictObject({
  group: z.enum(["linalg", "appendix-a", "sgd"]),
  name: z.string(),
  unit: z.enum(workUnits),
  /** Work units of one call. */
  count: positive,
  sides: z
    .array(
      z.strictObject({
        implementation: z.enum(sideNames),
        /** Seconds a call, one number a round; sample i of every side is of round i. */
        samples: z.array(positive).min(1),
        median: positive,
        /** Beside this project's side; null on that side itself. */
        ratio: ratioSchema.nullable(),
      }),
    )
    .min(1),
});

export const peersReportSchema = z.strictObject({
  schema: z.literal("sgd-basins/bench-peers/1"),
  /** When the run began. */
  startTime: z.iso.datetime(),
  environment: environmentSchema,
  /** NumPy's version and the BLAS behind it, or why there is none. */
  numpy: z.union([
    z.strictObject({
      python: z.string(),
      numpy: z.string(),
      blas: z.enum(["OpenBLAS", "MKL", "BLIS", "reference BLAS", "unknown BLAS"]),
      libraries: z.array(z.string()),
      openblas: z.string().nullable(),
      threads: z.string().nullable(),
    }),
    z.strictObject({ missing: z.string() }),
  ]),
  /** Seconds of a sample. */
  timePerSample: positive,
  comparisons: z.array(comparedSchema).min(1),
});

export type Compared = z.infer<typeof comparedSchema>;
export type PeersReport = z.infer<typeof peersReportSchema>;
