/** The JSON document of `bench scale`. Times are in seconds. */
import { z } from "zod";
import { fitPower } from "../statistics/fitPower.ts";
import { environmentSchema } from "./benchReport.ts";
import { agree, checkSamples, checkUnique, complain, line, seconds } from "./rules.ts";

const size = z.number().positive().max(1e9);

const scaledSchema = z
  .strictObject({
    group: z.enum(["appendix-a", "sgd"]),
    /** What grows, and what stays. */
    variable: line,
    fixed: line,
    points: z
      .array(z.strictObject({ x: size, /** One number a round. */ samples: z.array(seconds).min(1), median: seconds }))
      .min(2),
    /** median ≈ coefficient · x^exponent, by least squares on logarithms of the medians; points − 2 degrees of freedom. */
    exponent: z.number(),
    /** Null with two points. */
    standardError: z.number().nonnegative().nullable(),
    coefficient: z.number().positive(),
  })
  .superRefine(({ points, exponent, standardError, coefficient }, context) => {
    checkUnique(context, ["points"], points, ({ x }) => `size ${x}`);
    points.forEach((point, i) => void checkSamples(context, ["points", i], point, points[0].samples.length));
    if (new Set(points.map(({ x }) => x)).size < 2) return;
    const fit = fitPower(
      points.map(({ x }) => x),
      points.map((point) => point.median),
    );
    const check = (name: keyof typeof fit, same: boolean, stated: number | null): void => {
      if (!same) complain(context, [name], `${stated} is not that of the points, ${fit[name]}`);
    };
    check("exponent", isNear(exponent, fit.exponent), exponent);
    check("standardError", isNear(standardError, fit.standardError), standardError);
    check("coefficient", agree(coefficient, fit.coefficient), coefficient);
  });

/** Whether two exponents, or none, are the same but for rounding: of numbers around one, which may end near zero. */
function isNear(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * (1 + Math.abs(b));
}

export const scaleReportSchema = z
  .strictObject({
    schema: z.literal("sgd-basins/bench-scale/1"),
    /** When the run began. */
    startTime: z.iso.datetime(),
    environment: environmentSchema,
    /** Seconds of a sample. */
    timePerSample: seconds,
    series: z.array(scaledSchema).min(1),
  })
  .superRefine(({ series }, context) =>
    checkUnique(context, ["series"], series, ({ group, variable }) => `${group}/${variable}`),
  );

export type Scaled = z.infer<typeof scaledSchema>;
export type ScaleReport = z.infer<typeof scaleReportSchema>;
