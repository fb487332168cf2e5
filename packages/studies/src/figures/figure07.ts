import { styblinskiTangFigure } from "../styblinskiTang/trajectoryFigure.ts";

export const figure07 = styblinskiTangFigure({ id: "figure-07", model: 1, start: "flat", rows: "radius" });
