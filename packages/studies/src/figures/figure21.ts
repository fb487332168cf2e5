import { styblinskiTangFigure } from "../styblinskiTang/trajectoryFigure.ts";

export const figure21 = styblinskiTangFigure({ id: "figure-21", model: 2, start: "sharp", rows: "radius" });
