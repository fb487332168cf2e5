import { type ArtefactId, artefactIdSchema, artefactSchema, canonicalJson } from "@sgd-basins/report";
import { momentParameters } from "../appendices/momentStudy.ts";
import type { StudyOptions } from "../study.ts";

/** Appendix A, the box plots of its runs, and the claims about both: the studies that read {@link ChosenOptions}. */
const momentStudies: readonly ArtefactId[] = ["appendix-a", "figure-09", "claims"];

/** Whether a study reads the options `cells`, `replicates` and `dimension`. */
export function takesMomentOptions(id: ArtefactId): boolean {
  return momentStudies.includes(id);
}

/** What a user may choose besides the seed and the scale. */
export type ChosenOptions = Omit<StudyOptions, "seed" | "scale">;

/** How an option stands in a command line. */
interface Word<Value> {
  readonly write: (value: Value) => string;
  /** Undefined for a word that `write` cannot have written. */
  readonly read: (word: string) => Value | undefined;
}

const count: Word<number> = {
  write: String,
  read: (word) => (/^[1-9]\d{0,14}$/.test(word) ? Number(word) : undefined),
};

/** Every option, in the order in which a command has them. One that is forgotten here does not compile. */
const words: { readonly [Key in keyof Required<ChosenOptions>]: Word<Required<ChosenOptions>[Key]> } = {
  cells: {
    write: (cells) => cells.map((cell) => `${cell.components}:${cell.zeroEigenvalues}`).join(","),
    read: (word) => {
      if (!/^\d{1,15}:\d{1,15}(,\d{1,15}:\d{1,15})*$/.test(word)) return undefined;
      return word.split(",").map((pair) => {
        const [components, zeroEigenvalues] = pair.split(":").map(Number) as [number, number];
        return { components, zeroEigenvalues };
      });
    },
  },
  replicates: count,
  dimension: count,
};

/** The names of {@link ChosenOptions}, each an option of `basins study`. */
export const chosenOptionNames = Object.keys(words) as readonly (keyof ChosenOptions)[];

/** Those of {@link ChosenOptions} that something has, and nothing else of it. */
export function chosenIn(
  given: { readonly [Key in keyof ChosenOptions]?: ChosenOptions[Key] | undefined },
): ChosenOptions {
  return Object.fromEntries(
    chosenOptionNames.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  );
}

const start = "npx -y pnpm@10 basins study ";

/**
 * The command that writes the artefacts of some studies again, byte for byte. It holds what the bytes depend on and
 * nothing else: neither the workers nor the folder.
 */
export function studyCommand(ids: readonly ArtefactId[], options: StudyOptions): string {
  const chosen = ids.some(takesMomentOptions) ? describeOptions(options) : "";
  return `${start}${ids.join(" ")} --scale ${options.scale} --seed ${options.seed}${chosen === "" ? "" : ` ${chosen}`}`;
}

/** The options besides seed and scale as a command line has them, such as `--replicates 2`; nothing if there are none. */
export function describeOptions(options: ChosenOptions): string {
  const written = <Key extends keyof ChosenOptions>(name: Key): string[] => {
    const value = options[name];
    return value === undefined ? [] : [`--${name} ${(words[name] as Word<typeof value>).write(value)}`];
  };
  return chosenOptionNames.flatMap(written).join(" ");
}

/**
 * What an artefact's command asked for; null for a line that {@link studyCommand} does not write.
 *
 * The options of an artefact stand nowhere else.
 */
export function readStudyCommand(command: string): { ids: ArtefactId[]; options: StudyOptions } | null {
  const line = /^((?:[a-z0-9-]+ )+)--scale (\S+) --seed (\d{1,16})((?: --\S+ \S+)*)$/.exec(command.slice(start.length));
  if (line === null) return null;
  const ids = artefactIdSchema.array().safeParse(line[1]!.trim().split(" "));
  const own = artefactSchema.pick({ scale: true, seed: true }).safeParse({ scale: line[2], seed: Number(line[3]) });
  if (!ids.success || !own.success) return null;
  const chosen: Record<string, unknown> = {};
  for (const [, name, word] of line[4]!.matchAll(/ --(\S+) (\S+)/g)) {
    chosen[name!] = Object.hasOwn(words, name!) ? words[name as keyof ChosenOptions].read(word!) : undefined;
  }
  const options = { ...own.data, ...chosen };
  return studyCommand(ids.data, options) === command ? { ids: ids.data, options } : null;
}

/** Whether a study does with some options what it does anyway at its scale: all of its work, and no other. */
export function isWhole(id: ArtefactId, options: StudyOptions): boolean {
  if (!takesMomentOptions(id)) return true;
  const { seed, scale } = options;
  return canonicalJson(momentParameters(options)) === canonicalJson(momentParameters({ seed, scale }));
}
