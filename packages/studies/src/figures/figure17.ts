import { styblinskiTangFigure } from "../styblinskiTang/trajectoryFigure.ts";

export const figure17 = styblinskiTangFigure({ id: "figure-17", model: 2, start: "sharp", rows: "batchSize" });
