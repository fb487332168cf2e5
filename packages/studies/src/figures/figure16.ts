import { styblinskiTangFigure } from "../styblinskiTang/trajectoryFigure.ts";

export const figure16 = styblinskiTangFigure({ id: "figure-16", model: 3, start: "flat", rows: "batchSize" });
