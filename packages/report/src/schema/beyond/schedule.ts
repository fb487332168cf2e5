/** Section 5's advice as an experiment on the Styblinski–Tang models. */
import { z } from "zod";
import { batchSizeSchema, proportionSchema } from "../common.ts";

export const scheduleDataSchema = z.strictObject({
  kind: z.literal("schedule"),
  runs: z.int().positive(),
  arms: z
    .array(
      z.strictObject({
        model: z.int().positive(),
        batchSize: batchSizeSchema,
        start: z.enum(["flat", "sharp", "uniform"]),
        /** Name of the schedule of learning rates; the artefact's parameters define it. */
        schedule: z.string(),
        steps: z.int().positive(),
        firstRate: z.number().positive(),
        lastRate: z.number().positive(),
        /** Runs that end in every coordinate's flat well, and in every coordinate's sharp one. */
        allFlat: proportionSchema,
        allSharp: proportionSchema,
        /** Runs that end with more coordinates in flat wells than they began with. */
        flatter: proportionSchema,
        /** Mean share of the coordinates in the flat well, at the start and at the end, with the standard error of the end. */
        flatShareAtStart: z.number().min(0).max(1),
        flatShare: z.number().min(0).max(1),
        standardError: z.number().nonnegative(),
        /** Mean share of the coordinates on the box's boundary at the end. */
        boundaryShare: z.number().min(0).max(1),
      }),
    )
    .min(1),
  /** The same first learning rate without the projection on the box. */
  unprojected: z.array(
    z.strictObject({
      model: z.int().positive(),
      batchSize: batchSizeSchema,
      learningRate: z.number().positive(),
      /** Runs with an iterate beyond the range of doubles. */
      overflowed: proportionSchema,
    }),
  ),
});

export type ScheduleData = z.infer<typeof scheduleDataSchema>;
export type ScheduleArm = ScheduleData["arms"][number];
