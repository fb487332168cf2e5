import { styblinskiTangFigure } from "../styblinskiTang/trajectoryFigure.ts";

export const figure19 = styblinskiTangFigure({ id: "figure-19", model: 2, start: "flat", rows: "radius" });
