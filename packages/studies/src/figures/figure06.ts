import { styblinskiTangFigure } from "../styblinskiTang/trajectoryFigure.ts";

export const figure06 = styblinskiTangFigure({ id: "figure-06", model: 1, start: "sharp", rows: "batchSize" });
