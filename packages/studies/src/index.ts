/** Every study of the report, and the work they are made of. Runs in Node and in browsers. */
import { claimsAbout } from "./claims/claims.ts";
import { inReportOrder, sources } from "./sources.ts";
import type { Study, TaskKind } from "./study.ts";

export { claimIds, evidenceOf, judgeFrom, type OpenClaim } from "./claims/judgeFrom.ts";
export type { Json, MeasuredCode, Study, StudyOptions, TaskCost } from "./study.ts";

/** The studies in the report's order. */
export const studies: readonly Study[] = inReportOrder([...sources, claimsAbout(sources)]);

const taskKinds = new Map(studies.flatMap(({ kinds }) => kinds).map((kind) => [kind.name, kind]));

/** Looks up a kind of task by its name. */
export function taskKind(name: string): TaskKind<never, unknown> {
  const kind = taskKinds.get(name);
  if (kind === undefined) throw new RangeError(`unknown kind of task: ${name}`);
  return kind;
}
