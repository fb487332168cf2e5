/** The envelope of every artefact: what it is, how it was made, and its data. */
import { z } from "zod";
import { discRadiusDataSchema } from "./beyond/discRadius.ts";
import { escapeTailDataSchema } from "./beyond/escapeTail.ts";
import { flatSharpDataSchema } from "./beyond/flatSharp.ts";
import { samplingWeightsDataSchema } from "./beyond/samplingWeights.ts";
import { scheduleDataSchema } from "./beyond/schedule.ts";
import { surfacesDataSchema } from "./beyond/surfaces.ts";
import { theoremsDataSchema } from "./beyond/theorems.ts";
import { tightnessDataSchema } from "./beyond/tightness.ts";
import { claimsDataSchema } from "./claims.ts";
import { contoursDataSchema } from "./contours.ts";
import { artefactIdSchema } from "./ids.ts";
import { boxPlotsDataSchema, momentStudyDataSchema } from "./momentStudy.ts";
import { tableDataSchema } from "./table.ts";
import { trajectoriesDataSchema } from "./trajectories.ts";

export const artefactSchema = z.strictObject({
  schema: z.literal("sgd-basins/artefact/1"),
  id: artefactIdSchema,
  title: z.string(),
  /** The seed of every random stream behind the data. */
  seed: z.int().nonnegative(),
  /** `paper`: the paper's sizes. `quick`: a smaller run of the same code. */
  scale: z.enum(["quick", "paper"]),
  /** The command that writes this artefact again, byte for byte. */
  command: z.string(),
  parameters: z.record(z.string(), z.json()),
  data: z.discriminatedUnion("kind", [
    tableDataSchema,
    trajectoriesDataSchema,
    contoursDataSchema,
    momentStudyDataSchema,
    boxPlotsDataSchema,
    claimsDataSchema,
    tightnessDataSchema,
    escapeTailDataSchema,
    discRadiusDataSchema,
    scheduleDataSchema,
    flatSharpDataSchema,
    theoremsDataSchema,
    surfacesDataSchema,
    samplingWeightsDataSchema,
  ]),
});

export type Artefact = z.infer<typeof artefactSchema>;
export type ArtefactData = Artefact["data"];
export type Scale = Artefact["scale"];
