/** Section 5's advice as an experiment on the Styblinski–Tang models. */
import { z } from "zod";
import { batchSizeSchema, learningRateSchema, modelSchema, proportionSchema, shareSchema } from "../common.ts";

export const scheduleDataSchema = z.strictObject({
  kind: z.literal("schedule"),
  runs: z.int().positive(),
  arms: z
    .array(
      z.strictObject({
        model: modelSchema,
        batchSize: batchSizeSchema,
        start: z.enum(["flat", "sharp", "uniform"]).meta({ description: "where the runs start" }),
        schedule: z
          .string()
          .meta({ description: "name of the schedule of learning rates; the artefact's parameters define it" }),
        steps: z.int().positive().meta({ description: "number of steps" }),
        firstRate: z.number().positive().meta({ description: "first learning rate" }),
        lastRate: z.number().positive().meta({ description: "last learning rate" }),
        allFlat: proportionSchema.meta({ description: "runs that end in every coordinate's flat well" }),
        allSharp: proportionSchema.meta({ description: "runs that end in every coordinate's sharp well" }),
        flatter: proportionSchema.meta({ description: "runs that end with more coordinates in flat wells" }),
        flatShareAtStart: shareSchema.meta({ description: "mean share of coordinates in the flat well at the start" }),
        flatShare: shareSchema.meta({ description: "the same at the end" }),
        standardError: z.number().nonnegative().meta({ description: "standard error of flatShare" }),
        boundaryShare: shareSchema.meta({ description: "mean share of coordinates on the box's boundary at the end" }),
      }),
    )
    .min(1)
    .meta({ description: "Section 5's advice, a line an arm of the experiment" }),
  unprojected: z
    .array(
      z.strictObject({
        model: modelSchema,
        batchSize: batchSizeSchema,
        learningRate: learningRateSchema,
        overflowed: proportionSchema.meta({ description: "runs with an iterate beyond the range of doubles" }),
      }),
    )
    .meta({ description: "The same first learning rate without the projection on the box" }),
});

export type ScheduleData = z.infer<typeof scheduleDataSchema>;
export type ScheduleArm = ScheduleData["arms"][number];
