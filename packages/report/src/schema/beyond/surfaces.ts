/** Properties of the test functions of sections 3 and 4 that the paper states. */
import { z } from "zod";

export const surfacesDataSchema = z.strictObject({
  kind: z.literal("surfaces"),
  measures: z
    .array(
      z.strictObject({
        id: z.string().meta({ description: "id of the measure" }),
        label: z.string().meta({ description: "what is measured" }),
        value: z.number().meta({ description: "its value" }),
      }),
    )
    .min(1)
    .meta({ description: "Properties of the test functions, a line a measure" }),
});

export type SurfacesData = z.infer<typeof surfacesDataSchema>;
