import { styblinskiTangFigure } from "../styblinskiTang/trajectoryFigure.ts";

export const figure18 = styblinskiTangFigure({ id: "figure-18", model: 3, start: "sharp", rows: "batchSize" });
