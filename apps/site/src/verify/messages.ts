/** What the page and the conductor tell each other, and the conductor and the workers that run tasks. */
import type { ArtefactId } from "@sgd-basins/report";
import type { Json, StudyOptions } from "@sgd-basins/studies";

/** One artefact to be held against what the reader's browser computes. */
export interface Check {
  readonly id: ArtefactId;
  /** The published digest of the artefact's file. */
  readonly sha256: string;
  /** Where this site serves the file. */
  readonly url: string;
  readonly options: StudyOptions;
  /** What stands for the whole where that would take minutes; the whole artefact if absent. */
  readonly part?: Part;
}

/**
 * `run`: one run of Appendix A, by its place among the records. `records`: Figure 9, drawn from the records of Appendix A
 * that this site serves at a URL.
 */
type Part = { readonly kind: "run"; readonly run: number } | { readonly kind: "records"; readonly url: string };

/** What was found for one artefact. */
export interface Verdict {
  readonly id: ArtefactId;
  readonly matches: boolean;
  /** One sentence: what agrees, or the first value that differs. */
  readonly text: string;
  /** The digest of what was computed here. */
  readonly sha256: string;
}

/** From the conductor to the page. */
export type Report =
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "verdict"; readonly verdict: Verdict }
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly message: string };

/** From the conductor to a worker, and back. */
export interface TaskMessage {
  readonly kind: string;
  readonly task: Json;
}
export type TaskAnswer = { readonly part: unknown } | { readonly message: string };
