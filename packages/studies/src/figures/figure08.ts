import { styblinskiTangFigure } from "../styblinskiTang/trajectoryFigure.ts";

export const figure08 = styblinskiTangFigure({ id: "figure-08", model: 1, start: "sharp", rows: "radius" });
