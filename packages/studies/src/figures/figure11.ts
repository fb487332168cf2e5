import { contourFigure } from "../contours/contourFigure.ts";

export const figure11 = contourFigure({
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
});
