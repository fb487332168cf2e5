/** Every study of the report, and the work they are made of. Runs in Node and in browsers. */
import { appendixA } from "./appendices/appendixA.ts";
import { discRadius } from "./beyond/discRadius.ts";
import { escapeTail } from "./beyond/escapeTail.ts";
import { flatSharp } from "./beyond/flatSharp.ts";
import { samplingWeights } from "./beyond/samplingWeights.ts";
import { schedule } from "./beyond/schedule.ts";
import { surfaces } from "./beyond/surfaces.ts";
import { theorems } from "./beyond/theorems.ts";
import { tightness } from "./beyond/tightness.ts";
import { claimsAbout } from "./claims/claims.ts";
import { figure01 } from "./figures/figure01.ts";
import { figure02 } from "./figures/figure02.ts";
import { figure03 } from "./figures/figure03.ts";
import { figure04 } from "./figures/figure04.ts";
import { figure05 } from "./figures/figure05.ts";
import { figure06 } from "./figures/figure06.ts";
import { figure07 } from "./figures/figure07.ts";
import { figure08 } from "./figures/figure08.ts";
import { figure09 } from "./figures/figure09.ts";
import { figure10 } from "./figures/figure10.ts";
import { figure11 } from "./figures/figure11.ts";
import { figure12 } from "./figures/figure12.ts";
import { figure13 } from "./figures/figure13.ts";
import { figure14 } from "./figures/figure14.ts";
import { figure15 } from "./figures/figure15.ts";
import { figure16 } from "./figures/figure16.ts";
import { figure17 } from "./figures/figure17.ts";
import { figure18 } from "./figures/figure18.ts";
import { figure19 } from "./figures/figure19.ts";
import { figure20 } from "./figures/figure20.ts";
import { figure21 } from "./figures/figure21.ts";
import { figure22 } from "./figures/figure22.ts";
import type { Study, TaskKind } from "./study.ts";
import { table1 } from "./tables/table1.ts";
import { table2 } from "./tables/table2.ts";
import { table3 } from "./tables/table3.ts";
import { table4 } from "./tables/table4.ts";
import { table5 } from "./tables/table5.ts";

export { claimIds, evidenceOf, judgeFrom, type OpenClaim } from "./claims/judgeFrom.ts";
export type { Json, MeasuredCode, Study, StudyOptions, TaskCost } from "./study.ts";

/** The paper's tables, figures and appendix. */
const paper: readonly Study[] = [
  table1,
  table2,
  table3,
  table4,
  table5,
  figure01,
  figure02,
  figure03,
  figure04,
  figure05,
  figure06,
  figure07,
  figure08,
  figure09,
  figure10,
  figure11,
  figure12,
  figure13,
  figure14,
  figure15,
  figure16,
  figure17,
  figure18,
  figure19,
  figure20,
  figure21,
  figure22,
  appendixA,
];

/** Evidence that the paper does not have. */
const beyond: readonly Study[] = [
  tightness,
  escapeTail,
  discRadius,
  schedule,
  flatSharp,
  theorems,
  surfaces,
  samplingWeights,
];

/** The studies in the report's order. */
export const studies: readonly Study[] = [...paper, claimsAbout([...paper, ...beyond]), ...beyond];

const taskKinds = new Map(studies.flatMap(({ kinds }) => kinds).map((kind) => [kind.name, kind]));

/** Looks up a kind of task by its name. */
export function taskKind(name: string): TaskKind<never, unknown> {
  const kind = taskKinds.get(name);
  if (kind === undefined) throw new RangeError(`unknown kind of task: ${name}`);
  return kind;
}
