import { styblinskiTangFigure } from "../styblinskiTang/trajectoryFigure.ts";

export const figure22 = styblinskiTangFigure({ id: "figure-22", model: 3, start: "sharp", rows: "radius" });
