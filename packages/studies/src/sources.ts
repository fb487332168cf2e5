/** Every study but the claims, which are made of them, in the report's order. */
import { artefactIds } from "@sgd-basins/report";
import { appendixA } from "./appendices/appendixA.ts";
import { cost } from "./beyond/cost.ts";
import { crossEntropy } from "./beyond/crossEntropy.ts";
import { discRadius } from "./beyond/discRadius.ts";
import { escapeTail } from "./beyond/escapeTail.ts";
import { flatSharp } from "./beyond/flatSharp.ts";
import { networks } from "./beyond/networks.ts";
import { samplingWeights } from "./beyond/samplingWeights.ts";
import { schedule } from "./beyond/schedule.ts";
import { surfaces } from "./beyond/surfaces.ts";
import { theorems } from "./beyond/theorems.ts";
import { tightness } from "./beyond/tightness.ts";
import { typicalRuns } from "./beyond/typicalRuns.ts";
import { contourFigures } from "./figures/contours.ts";
import { figure09 } from "./figures/figure09.ts";
import { quadraticCircleFigures } from "./figures/quadraticCircle.ts";
import { styblinskiTangFigures } from "./figures/styblinskiTang.ts";
import type { Study } from "./study.ts";
import { table1 } from "./tables/table1.ts";
import { table2 } from "./tables/table2.ts";
import { table3 } from "./tables/table3.ts";
import { table4 } from "./tables/table4.ts";
import { table5 } from "./tables/table5.ts";

export const sources: readonly Study[] = inReportOrder([
  ...[table1, table2, table3, table4, table5],
  ...quadraticCircleFigures,
  ...styblinskiTangFigures,
  figure09,
  ...contourFigures,
  appendixA,
  ...[
    tightness,
    escapeTail,
    discRadius,
    schedule,
    flatSharp,
    theorems,
    surfaces,
    samplingWeights,
    typicalRuns,
    networks,
    crossEntropy,
    cost,
  ],
]);

export function inReportOrder(studies: readonly Study[]): readonly Study[] {
  return [...studies].sort((a, b) => artefactIds.indexOf(a.id) - artefactIds.indexOf(b.id));
}
