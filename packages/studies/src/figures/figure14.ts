import { contourFigure } from "../contours/contourFigure.ts";

export const figure14 = contourFigure({
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
});
