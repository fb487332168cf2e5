/** Figures 10–14: an objective sampled on a regular grid. */
import { z } from "zod";
import { minimizerSchema } from "./common.ts";

const intervalSchema = z.tuple([z.number(), z.number()]);

export const contourPanelSchema = z.strictObject({
  title: z.string().meta({ description: "what sets it apart" }),
  /** The parameters that set this panel apart, by the paper's letters. */
  parameters: z.record(z.string(), z.number()),
  x: intervalSchema,
  y: intervalSchema,
  width: z.int().min(2),
  height: z.int().min(2),
  /**
   * `width × height` values, row by row from the smallest y; sample (i, j) lies at x₀ + i (x₁ − x₀)/(width − 1),
   * y₀ + j (y₁ − y₀)/(height − 1). Six significant digits.
   */
  values: z.array(z.number()),
  /** Points to mark, the minimizers. */
  marks: z.array(
    z.strictObject({
      label: minimizerSchema,
      x: z.number().meta({ description: "first coordinate" }),
      y: z.number().meta({ description: "second coordinate" }),
    }),
  ),
});

export const contoursDataSchema = z.strictObject({
  kind: z.literal("contours"),
  /** What the values are. */
  quantity: z.string(),
  /** Panels a row of the figure. */
  columns: z.int().positive(),
  panels: z.array(contourPanelSchema).min(1),
});

export type ContoursData = z.infer<typeof contoursDataSchema>;
export type ContourPanel = z.infer<typeof contourPanelSchema>;
