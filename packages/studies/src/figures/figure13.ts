import { quadraticCircleModels } from "@sgd-basins/problems";
import { contourFigure, quadraticCircleFrame } from "../contours/contourFigure.ts";

export const figure13 = contourFigure({
  id: "figure-13",
  title: "The quadratic-circular sums objective of Models 1–4",
  quantity: "f(x)",
  columns: 2,
  panels: ({ seed }) =>
    quadraticCircleModels.map((model) => ({
      title: `Model ${model}`,
      ...quadraticCircleFrame,
      surface: { kind: "quadratic-circle-model" as const, seed, model },
    })),
});
