/** The envelope of every artefact: what it is, how it was made, and its data. */
import { z } from "zod";
import { contoursDataSchema } from "./contours.ts";
import { boxPlotsDataSchema, momentStudyDataSchema } from "./momentStudy.ts";
import { tableDataSchema } from "./table.ts";
import { trajectoriesDataSchema } from "./trajectories.ts";

const tableIds = ["table-1", "table-2", "table-3", "table-4", "table-5"] as const;
const figureIds = [
  "figure-01",
  "figure-02",
  "figure-03",
  "figure-04",
  "figure-05",
  "figure-06",
  "figure-07",
  "figure-08",
  "figure-09",
  "figure-10",
  "figure-11",
  "figure-12",
  "figure-13",
  "figure-14",
  "figure-15",
  "figure-16",
  "figure-17",
  "figure-18",
  "figure-19",
  "figure-20",
  "figure-21",
  "figure-22",
] as const;

/** Every artefact id, in the report's order. */
export const artefactIds = [...tableIds, ...figureIds, "appendix-a"] as const;

export const artefactIdSchema = z.enum(artefactIds);

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
  ]),
});

export type ArtefactId = z.infer<typeof artefactIdSchema>;
export type Artefact = z.infer<typeof artefactSchema>;
export type ArtefactData = Artefact["data"];
export type Scale = Artefact["scale"];
