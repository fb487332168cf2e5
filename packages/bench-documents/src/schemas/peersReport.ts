/** The JSON document of `bench peers`. Times are in seconds. */
import { z } from "zod";
import { median } from "../statistics/orderStatistics.ts";
import { environmentSchema } from "./benchReport.ts";
import { agree, checkOrder, checkSamples, checkUnique, complain, line, seconds, work } from "./rules.ts";
import { sideNames, workUnits } from "./tasks.ts";

/** Of two times of one round. */
const ratio = z.number().positive().min(1e-19).max(1e19);

const ratioSchema = z.strictObject({
  /** Median over the rounds of the peer's time over this project's in the same round; above 1, this project took less. */
  median: ratio,
  /** An order-statistic interval of that median, and the probability with which such an interval covers it. */
  low: ratio,
  high: ratio,
  coverage: z.number().min(0).max(1),
});

const sideSchema = z.strictObject({
  implementation: z.enum(sideNames),
  /** Seconds a call, one number a round; sample i of every side is of round i. */
  samples: z.array(seconds).min(1),
  median: seconds,
  /** Beside this project's side; null on that side itself. */
  ratio: ratioSchema.nullable(),
});

const comparedSchema = z
  .strictObject({
    group: z.enum(["linalg", "appendix-a", "sgd"]),
    name: line,
    unit: z.enum(workUnits),
    /** Work units of one call. */
    count: work,
    /** This project's first. */
    sides: z.array(sideSchema).min(1),
  })
  .superRefine(({ sides }, context) => {
    const [ours] = sides;
    if (ours.implementation !== "sgd-basins") complain(context, ["sides", 0], "is not this project's");
    checkUnique(context, ["sides"], sides, ({ implementation }) => implementation);
    sides.forEach((side, i) => {
      checkSamples(context, ["sides", i], side, ours.samples.length);
      checkRatio(context, ["sides", i, "ratio"], side, i === 0 ? null : ours);
    });
  });

type SampledSide = z.infer<typeof sideSchema>;

/** Complains unless the ratio is that of the samples, and none on this project's own side. */
function checkRatio(
  context: z.core.$RefinementCtx,
  path: readonly PropertyKey[],
  side: SampledSide,
  ours: SampledSide | null,
): void {
  if ((side.ratio === null) !== (ours === null)) {
    complain(context, path, ours === null ? "this project's own side has none" : "a peer's side has one");
  } else if (side.ratio !== null && ours !== null) {
    const { low, median: middle, high } = side.ratio;
    checkOrder(context, path, ["low", low], ["median", middle], ["high", high]);
    const expected = median(side.samples.map((time, round) => time / ours.samples[round]));
    if (side.samples.length === ours.samples.length && !agree(middle, expected)) {
      complain(context, [...path, "median"], `${middle} is not that of the samples, ${expected}`);
    }
  }
}

export const peersReportSchema = z
  .strictObject({
    schema: z.literal("sgd-basins/bench-peers/1"),
    /** When the run began. */
    startTime: z.iso.datetime(),
    environment: environmentSchema,
    /** NumPy's version and the BLAS behind it, or why there is none. */
    numpy: z.union([
      z.strictObject({
        python: line,
        numpy: line,
        blas: z.enum(["OpenBLAS", "MKL", "BLIS", "reference BLAS", "unknown BLAS"]),
        libraries: z.array(line),
        openblas: line.nullable(),
        threads: line.nullable(),
      }),
      z.strictObject({ missing: line }),
    ]),
    /** Seconds of a sample. */
    timePerSample: seconds,
    comparisons: z.array(comparedSchema).min(1),
  })
  .superRefine(({ comparisons }, context) =>
    checkUnique(context, ["comparisons"], comparisons, ({ group, name }) => `${group}/${name}`),
  );

export type Compared = z.infer<typeof comparedSchema>;
export type PeersReport = z.infer<typeof peersReportSchema>;
