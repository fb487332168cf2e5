import { contourFigure, quadraticCircleFrame } from "../contours/contourFigure.ts";

export const figure12 = contourFigure({
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
});
