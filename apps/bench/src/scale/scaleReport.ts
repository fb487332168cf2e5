/** The JSON document of `bench scale`. Times are in seconds. */
import { z } from "zod";
import { environmentSchema } from "../report/schema.ts";

const positive = z.number().positive();

const scaledSchema = z.strictObject({
  group: z.enum(["appendix-a", "sgd"]),
  /** What grows, and what stays. */
  variable: z.string(),
  fixed: z.string(),
  points: z
    .array(
      z.strictObject({ x: positive, /** One number a round. */ samples: z.array(positive).min(1), median: positive }),
    )
    .min(2),
  /** median ≈ coefficient · x^exponent, by least squares on logarithms of the medians; points − 2 degrees of freedom. */
  exponent: z.number(),
  /** Null with two points. */
  standardError: z.number().nonnegative().nullable(),
  coefficient: positive,
});

export const scaleReportSchema = z.strictObject({
  schema: z.literal("sgd-basins/bench-scale/1"),
  /** When the run began. */
  startTime: z.iso.datetime(),
  environment: environmentSchema,
  /** Seconds of a sample. */
  timePerSample: positive,
  series: z.array(scaledSchema).min(1),
});

export type Scaled = z.infer<typeof scaledSchema>;
export type ScaleReport = z.infer<typeof scaleReportSchema>;
