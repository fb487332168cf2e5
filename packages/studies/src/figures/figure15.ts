import { styblinskiTangFigure } from "../styblinskiTang/trajectoryFigure.ts";

export const figure15 = styblinskiTangFigure({ id: "figure-15", model: 2, start: "flat", rows: "batchSize" });
