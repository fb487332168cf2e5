/** Figures 10–14: the objectives of sections 3 and 4 as contours. */
import { quadraticCircleModels } from "@sgd-basins/problems";
import { type ContourFigure, contourFigure, quadraticCircleFrame } from "../contours/contourFigure.ts";

const rows: readonly ContourFigure[] = [
  {
    id: "figure-10",
    title: "The quadratic basin function for several q₁ and q₂, with q₃ = −15",
    quantity: "g(x)",
    columns: 3,
    panels: () =>
      [0.001, 0.2].flatMap((q1) =>
        [0.05, 0.2, 0.3].map((q2) => ({
          title: `q₁ = ${q1}, q₂ = ${q2}`,
          ...quadraticCircleFrame,
          surface: { kind: "quadratic-basin" as const, parameters: { q1, q2, q3: -15 } },
        })),
      ),
  },
  {
    id: "figure-11",
    title: "The circular basin function for several c₁ and c₃, with c₂ = 5 and c₄ = 0",
    quantity: "h(x)",
    columns: 2,
    panels: () =>
      [1, 10].flatMap((c1) =>
        [20, 8].map((c3) => ({
          title: `c₁ = ${c1}, c₃ = ${c3}`,
          // Wide enough for the largest c₃.
          x: [-25, 25] as const,
          y: [-25, 25] as const,
          surface: { kind: "circular-basin" as const, parameters: { c1, c2: 5, c3, c4: 0 } },
        })),
      ),
  },
  {
    id: "figure-12",
    title: "The quadratic-circle function for several parameters",
    quantity: "f(x)",
    columns: 2,
    panels: () =>
      [
        { c1: 8, c2: 0, c3: 40, q1: 0.2, q2: 0.2 },
        { c1: 0.5, c2: 0, c3: 40, q1: 0.001, q2: 0.2 },
        { c1: 10, c2: 5, c3: 8, q1: 0.2, q2: 0.05 },
        { c1: 1, c2: 5, c3: 20, q1: 0.001, q2: 0.3 },
      ].map((parameters) => ({
        title: `c = (${parameters.c1}, ${parameters.c2}, ${parameters.c3}), q = (${parameters.q1}, ${parameters.q2})`,
        ...quadraticCircleFrame,
        surface: { kind: "quadratic-circle" as const, parameters },
      })),
  },
  {
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
  },
  {
    id: "figure-14",
    title: "Three random Styblinski–Tang sums objectives in two dimensions",
    quantity: "f(x)",
    columns: 3,
    panels: ({ seed }) =>
      [0, 1, 2].map((draw) => ({
        title: `Draw ${draw + 1}`,
        x: [-5, 5] as const,
        y: [-5, 5] as const,
        surface: { kind: "styblinski-tang" as const, seed, draw, components: 8 },
      })),
  },
];

export const contourFigures = rows.map(contourFigure);
