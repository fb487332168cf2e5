import { styblinskiTangFigure } from "../styblinskiTang/trajectoryFigure.ts";

export const figure20 = styblinskiTangFigure({ id: "figure-20", model: 3, start: "flat", rows: "radius" });
