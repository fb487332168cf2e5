/**
 * What a study is: parameters as data → tasks that can run anywhere and in any order → one artefact's data.
 *
 * Nothing here knows of workers, files or clocks; `scheduling/` does.
 */
import type { ArtefactData, ArtefactId, Scale } from "@sgd-basins/report";

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What the user may choose. */
export interface StudyOptions {
  readonly seed: number;
  readonly scale: Scale;
  /** Appendix A only: the pairs (N, B) to run; all eighty if absent. */
  readonly cells?: readonly { readonly components: number; readonly zeroEigenvalues: number }[];
  /** Appendix A only: replicates a pair; the study's own default if absent. */
  readonly replicates?: number;
  /** Appendix A only: d; that of the scale if absent. */
  readonly dimension?: number;
}

/** What a task asks of a machine. */
export interface TaskCost {
  /** Random matrices that are drawn. */
  readonly matrices: number;
  /** Floating-point operations. */
  readonly flop: number;
  /** Bytes that a worker holds while it runs the task. */
  readonly bytes: number;
}

/**
 * One kind of work. `run` is a pure function of its task, and a task is JSON data, so that a worker, another machine or
 * a browser can run it. Two tasks with the same canonical JSON give the same part, so it is run once.
 */
export interface TaskKind<Task, Part> {
  readonly name: string;
  readonly run: (task: Task) => Part;
  /** Expected cost in arbitrary units that all kinds share (about a millisecond), for progress and ordering. */
  readonly work: (task: Task) => number;
  /** For work that may be large, what it asks of a machine. */
  readonly cost?: (task: Task) => TaskCost;
  /** A task of the same kind of work and about the same operations a second that takes a second or so. */
  readonly probe?: (task: Task) => Json;
}

/** One table, figure or appendix. Every study runs tasks of a single kind. */
export interface Study {
  readonly id: ArtefactId;
  readonly title: string;
  readonly kind: string;
  /** The parameters that the artefact records. */
  readonly parameters: (options: StudyOptions) => Record<string, Json>;
  readonly tasks: (options: StudyOptions) => readonly Json[];
  /** Turns the parts, in the order of the tasks, into the artefact's data. Pure. */
  readonly assemble: (options: StudyOptions, parts: readonly unknown[]) => ArtefactData;
}

/** A study with the types of its kind; {@link defineStudy} erases them. */
export interface StudyDefinition<Task, Part> {
  readonly id: ArtefactId;
  readonly title: string;
  readonly kind: TaskKind<Task, Part>;
  readonly parameters: (options: StudyOptions) => Record<string, Json>;
  readonly tasks: (options: StudyOptions) => readonly Task[];
  readonly assemble: (options: StudyOptions, parts: readonly Part[]) => ArtefactData;
}

/** Checks a study against its kind's types, and erases them so that studies can stand in one list. */
export function defineStudy<Task extends Json, Part>(definition: StudyDefinition<Task, Part>): Study {
  return { ...definition, kind: definition.kind.name } as Study;
}
