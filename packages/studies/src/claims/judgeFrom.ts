import type { ArtefactData, ArtefactId, Claim } from "@sgd-basins/report";
import { studyCommand } from "../scheduling/studyCommand.ts";
import type { StudyOptions } from "../study.ts";
import { judgeClaim } from "./claim.ts";
import { claimDefinitions } from "./claims.ts";

/** A claim that cannot be judged, because evidence is missing. */
export interface OpenClaim {
  readonly id: string;
  readonly missing: readonly ArtefactId[];
  /** The command that computes what is missing. */
  readonly command: string;
}

/** The ids of every claim, in the paper's order, then this report's own. */
export const claimIds: readonly string[] = claimDefinitions.map(({ id }) => id);

/** The artefacts that hold a claim's evidence. */
export function evidenceOf(claim: string): readonly ArtefactId[] {
  return definitionOf(claim).evidence;
}

/**
 * Judges a claim by artefacts that were computed before, or says which of them are missing.
 *
 * @param options - those with which the artefacts were computed
 * @throws RangeError if there is no such claim
 */
export function judgeFrom(
  claim: string,
  data: ReadonlyMap<ArtefactId, ArtefactData>,
  options: StudyOptions,
): Claim | OpenClaim {
  const definition = definitionOf(claim);
  const command = (ids: readonly ArtefactId[]): string => studyCommand(ids, options);
  const missing = definition.evidence.filter((id) => !data.has(id));
  if (missing.length > 0) return { id: claim, missing, command: command(missing) };
  return judgeClaim(definition, data, command);
}

function definitionOf(claim: string) {
  const definition = claimDefinitions.find(({ id }) => id === claim);
  if (definition === undefined) throw new RangeError(`no claim ${claim}`);
  return definition;
}
