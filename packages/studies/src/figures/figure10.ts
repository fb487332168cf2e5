import { contourFigure, quadraticCircleFrame } from "../contours/contourFigure.ts";

export const figure10 = contourFigure({
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
});
