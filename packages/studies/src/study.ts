/**
 * What a study is: parameters as data → tasks that can run anywhere and in any order → one artefact's data.
 *
 * Nothing here knows of workers, files or clocks; `scheduling/` does.
 */
import type { Artefact, ArtefactData, ArtefactId, Scale } from "@sgd-basins/report";
import type { ChosenOptions, OptionName } from "./options/ownOptions.ts";

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What the user may choose. */
export interface StudyOptions extends ChosenOptions {
  readonly seed: number;
  readonly scale: Scale;
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

/** Code whose speed the benchmarks measure, and on which tasks spend their time; runs by the problem they descend. */
export type MeasuredCode = "linalg" | "theory" | "studies" | "quadratic-circle runs" | "styblinski-tang runs";

/**
 * One kind of work. `run` is a pure function of its task, and a task is JSON data, so that a worker, another machine or
 * a browser can run it. Two tasks with the same canonical JSON give the same part, so it is run once.
 * Its form is a type and not an interface, because only a type counts as JSON data.
 */
export interface TaskKind<Task, Part> {
  readonly name: string;
  readonly run: (task: Task) => Part;
  readonly uses: readonly MeasuredCode[];
  /** Expected cost in arbitrary units that all kinds share (about a millisecond), for progress and ordering. */
  readonly work: (task: Task) => number;
  /** For work that may be large, what it asks of a machine. */
  readonly cost?: (task: Task) => TaskCost;
  /** A task of the same kind of work and about the same operations a second that takes a second or so. */
  readonly probe?: (task: Task) => Json;
}

/** A task with the name of its kind. */
interface TaskCall {
  readonly kind: string;
  readonly task: Json;
}

/** One artefact: a table, a figure, an appendix, the claims, or evidence beyond the paper. */
export interface Study {
  readonly id: ArtefactId;
  readonly title: string;
  /** The kinds of its tasks. */
  readonly kinds: readonly TaskKind<never, unknown>[];
  /** The options that it reads besides seed and scale. */
  readonly options: readonly OptionName[];
  /** What is wrong with options that are each right by themselves, and what to do about it; null if nothing is. */
  readonly complaint?: ((options: StudyOptions) => string | null) | undefined;
  /** What an artefact's data have too few or too many of for the whole study; null for the whole. */
  readonly departure?: ((artefact: Artefact) => string | null) | undefined;
  /** The parameters that the artefact records. */
  readonly parameters: (options: StudyOptions) => Record<string, Json>;
  readonly tasks: (options: StudyOptions) => readonly TaskCall[];
  /** Turns the parts, in the order of the tasks, into the artefact's data. Pure. */
  readonly assemble: (options: StudyOptions, parts: readonly unknown[]) => ArtefactData;
}

/** Tasks of a second kind that a study needs, which other studies may need as well. */
interface SharedTasks<Task, Part> {
  readonly kind: TaskKind<Task, Part>;
  readonly tasks: (options: StudyOptions) => readonly Task[];
}

/** A study whose own tasks are all of one kind, with that kind's types; {@link defineStudy} erases them. */
export interface StudyDefinition<Task, Part, SharedTask, SharedPart> {
  readonly id: ArtefactId;
  readonly title: string;
  readonly kind: TaskKind<Task, Part>;
  /** None if absent. */
  readonly options?: Study["options"];
  readonly complaint?: Study["complaint"];
  readonly departure?: Study["departure"];
  readonly parameters: (options: StudyOptions) => Record<string, Json>;
  readonly tasks: (options: StudyOptions) => readonly Task[];
  /** None if absent. */
  readonly shared?: SharedTasks<SharedTask, SharedPart>;
  readonly assemble: (
    options: StudyOptions,
    parts: readonly Part[],
    sharedParts: readonly SharedPart[],
  ) => ArtefactData;
}

/** Checks a study against its kind's types, and erases them so that studies can stand in one list. */
export function defineStudy<Task extends Json, Part, SharedTask extends Json, SharedPart>(
  definition: StudyDefinition<Task, Part, SharedTask, SharedPart>,
): Study {
  const { id, title, kind, options: own = [], complaint, departure, parameters, tasks, shared, assemble } = definition;
  return {
    id,
    title,
    kinds: shared === undefined ? [kind] : [kind, shared.kind],
    options: own,
    complaint,
    departure,
    parameters,
    tasks: (options) => [
      ...tasks(options).map((task) => ({ kind: kind.name, task })),
      ...(shared?.tasks(options).map((task) => ({ kind: shared.kind.name, task })) ?? []),
    ],
    assemble: (options, parts) => {
      const own = shared === undefined ? parts.length : tasks(options).length;
      return assemble(options, parts.slice(0, own) as readonly Part[], parts.slice(own) as readonly SharedPart[]);
    },
  };
}

/** A study made of other studies' artefacts, and of nothing else. */
export interface DerivedStudyDefinition {
  readonly id: ArtefactId;
  readonly title: string;
  readonly sources: readonly Study[];
  readonly parameters: (options: StudyOptions) => Record<string, Json>;
  /** @param sources - the data of the sources, by id */
  readonly assemble: (options: StudyOptions, sources: ReadonlyMap<ArtefactId, ArtefactData>) => ArtefactData;
}

/** A study whose tasks are those of its sources, of whatever kinds; what the sources run anyway is not run again. */
export function deriveStudy({ id, title, sources, parameters, assemble }: DerivedStudyDefinition): Study {
  return {
    id,
    title,
    kinds: sources.flatMap(({ kinds }) => kinds),
    options: [...new Set(sources.flatMap(({ options }) => options))],
    complaint: (options) =>
      sources.reduce<string | null>((found, source) => found ?? source.complaint?.(options) ?? null, null),
    parameters,
    tasks: (options) => sources.flatMap((source) => source.tasks(options)),
    assemble: (options, parts) => {
      let first = 0;
      const data = sources.map((source): [ArtefactId, ArtefactData] => {
        const own = parts.slice(first, first + source.tasks(options).length);
        first += own.length;
        return [source.id, source.assemble(options, own)];
      });
      return assemble(options, new Map(data));
    },
  };
}
