import {
  type ArtefactData,
  type ArtefactId,
  type Claim,
  type ClaimHeading,
  type ClaimNumber,
  catalogue,
  type DataOf,
  isDataOf,
  type Verdict,
} from "@sgd-basins/report";
import { proportion } from "../statistics/proportion.ts";

/** What the data say of a claim; whether a reason for its failing is known stands in its definition. */
export type Outcome = Exclude<Verdict, "fails for a known reason">;

/** The outcome of a claim's rule, and the numbers it was taken from. */
export interface Judgement {
  readonly outcome: Outcome;
  readonly numbers: ClaimNumber[];
}

/** A claim, of the paper or of this report, and the rule that judges it. */
export interface ClaimDefinition {
  readonly id: string;
  readonly place: string;
  readonly quotation: string;
  readonly tested: string;
  readonly rule: string;
  /** Whether what was set up here leaves no other outcome; the note says why. */
  readonly byConstruction?: true;
  readonly note?: string;
  /** Section of the method page that says why, should the claim not hold. */
  readonly explanation?: string;
  readonly evidence: readonly ArtefactId[];
  /** Pure; reads the data of `evidence` and no other. */
  readonly judge: (evidence: Evidence) => Judgement;
}

/** What of a claim is not the paper's: what was computed, and how that is judged. */
export type ClaimTest = Pick<ClaimDefinition, "tested" | "rule" | "evidence" | "judge">;

/** A claim with the section of the paper that makes it, or the heading of this report's own. */
export interface SectionClaim extends ClaimDefinition {
  readonly section: ClaimHeading;
}

/** The data of an artefact. */
export type Evidence = <Id extends ArtefactId>(id: Id) => DataOf<Id>;

/** Evidence from artefacts' data by id. */
function evidenceFrom(data: ReadonlyMap<ArtefactId, ArtefactData>): Evidence {
  return (id) => {
    const found = data.get(id);
    if (found === undefined || !isDataOf(id, found)) {
      throw new Error(`${id}: expected ${catalogue[id].kind}, found ${found?.kind ?? "nothing"}`);
    }
    return found;
  };
}

/** Judges a claim. Only data the claim names as its evidence can be read. */
export function judgeClaim(
  definition: SectionClaim,
  data: ReadonlyMap<ArtefactId, ArtefactData>,
  command: (ids: readonly ArtefactId[]) => string,
): Claim {
  const { id, section, place, quotation, tested, rule, byConstruction, note, explanation, evidence, judge } =
    definition;
  const named = new Map(evidence.flatMap((source) => (data.has(source) ? [[source, data.get(source)!]] : [])));
  const { outcome, numbers } = judge(evidenceFrom(named));
  const verdict = outcome === "fails" && explanation !== undefined ? "fails for a known reason" : outcome;
  return {
    id,
    section,
    place,
    quotation,
    tested,
    rule,
    numbers,
    verdict,
    byConstruction: byConstruction ?? false,
    note: note ?? null,
    explanation: verdict === "holds" ? null : (explanation ?? null),
    evidence: [...evidence],
    command: command(evidence),
  };
}

/** All parts hold, some do, or none does. */
export function outcomeOf(...parts: readonly boolean[]): Outcome {
  if (parts.every(Boolean)) return "holds";
  return parts.some(Boolean) ? "holds in part" : "fails";
}

/** Holds where the share of what does as it should is as large as it must be, and in part from one half on. */
export function outcomeOfShare(share: number, least = 1): Outcome {
  return share >= least ? "holds" : share >= 0.5 ? "holds in part" : "fails";
}

/** A number with its label. */
export function number(label: string, value: number): ClaimNumber {
  return { label, value };
}

/** A number that is a count. */
export type Counted = Extract<ClaimNumber, { count: number }>;

/** A count with its label and interval. */
export function count(label: string, held: number, of: number): Counted {
  return { label, ...proportion(held, of) };
}
