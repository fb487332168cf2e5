import { styblinskiTangFigure } from "../styblinskiTang/trajectoryFigure.ts";

export const figure05 = styblinskiTangFigure({ id: "figure-05", model: 1, start: "flat", rows: "batchSize" });
