/** What a shell may put where somebody has stopped to write: the program's own description says it. */
import type { Argument, Command, Option } from "commander";

/** The first word of a command line that asks for it. */
export const COMPLETE = "__complete";

export interface Candidate {
  readonly word: string;
  /** In a line. */
  readonly description: string;
}

export interface Completion {
  /** Whether names of files may stand there too. */
  readonly files: boolean;
  readonly candidates: readonly Candidate[];
}

/** What is offered that the program does not say itself. */
export interface Offers {
  /** The columns of a file. */
  readonly columnsOf: (file: string) => Promise<readonly string[]>;
  /** What a command takes for an `<id>`; none if it is not given. */
  readonly idsOf?: ((command: string) => Promise<readonly Candidate[]>) | undefined;
}

/** @param words - what follows the command's name, up to the word that is being written, which may be empty */
export async function complete(program: Command, words: readonly string[], offers: Offers): Promise<Completion> {
  // bash takes --name=value for three words.
  const before = words.slice(0, -1).filter((word) => word !== "=");
  const last = words.at(-1) ?? "";
  const current = last === "=" ? "" : last;
  const { command, given, places, waiting } = readWords(program, before);
  const [, name = "", value = ""] = /^(--[^=]+)=(.*)$/s.exec(current) ?? [];
  const named = optionNamed(command, name);
  if (named !== undefined) return prefixed(`${name}=`, await valuesOf(named, value, places, offers));
  if (waiting !== null) return valuesOf(waiting, current, places, offers);
  if (current.startsWith("-")) {
    const visible = command.createHelp().visibleOptions(command);
    const left = visible.filter((option) => !given.has(option));
    const candidates = left.map(({ long, description }) => ({ word: long ?? "", description }));
    return { files: false, candidates: beginning(current, candidates) };
  }
  const visible = command.createHelp().visibleCommands(command);
  if (visible.length > 0) {
    const candidates = visible.map((one) => ({ word: one.name(), description: one.description() }));
    return { files: false, candidates: beginning(current, candidates) };
  }
  const arguments_ = command.registeredArguments;
  const rest = arguments_.at(-1)?.variadic ? arguments_.at(-1) : undefined;
  const argument = arguments_[places.length] ?? rest;
  if (argument === undefined) return nothing;
  const { files, candidates } = await valuesOf(argument, current, places, offers);
  if (argument.name() !== "id") return { files, candidates };
  const ids = (await offers.idsOf?.(command.name())) ?? [];
  const left = ids.filter(({ word }) => !places.includes(word));
  return { files: files && takesFiles(argument), candidates: beginning(current, left) };
}

const nothing: Completion = { files: false, candidates: [] };

interface SoFar {
  /** The one whose words they are. */
  readonly command: Command;
  readonly given: ReadonlySet<Option>;
  /** The words that are no options, and no values of any. */
  readonly places: readonly string[];
  /** An option whose value comes next. */
  readonly waiting: Option | null;
}

function readWords(program: Command, words: readonly string[]): SoFar {
  let command = program;
  const given = new Set<Option>();
  const places: string[] = [];
  let waiting: Option | null = null;
  for (const word of words) {
    if (waiting !== null) {
      waiting = null;
      continue;
    }
    const option = optionNamed(command, word.split("=")[0] ?? "");
    if (option !== undefined) {
      given.add(option);
      if (option.required && !word.includes("=")) waiting = option;
      continue;
    }
    const below = places.length === 0 ? command.commands.find((one) => one.name() === word) : undefined;
    if (below === undefined) places.push(word);
    else command = below;
  }
  return { command, given, places, waiting };
}

function optionNamed(command: Command, name: string): Option | undefined {
  return command.options.find(({ long, short }) => name !== "" && (long === name || short === name));
}

async function valuesOf(
  asked: Option | Argument,
  current: string,
  places: readonly string[],
  { columnsOf }: Offers,
): Promise<Completion> {
  if (asked.argChoices !== undefined)
    return { files: false, candidates: beginning(current, undescribed(asked.argChoices)) };
  // As help writes it: FILE, DIR, zero|FILE, COLUMN.
  const kinds = "flags" in asked ? (/<(.*)>/.exec(asked.flags)?.[1] ?? "").split("|") : ["FILE"];
  if (kinds.includes("COLUMN") || kinds.includes("COLUMNS")) {
    const names = await columnsOf(places[0] ?? "");
    const isList = kinds.includes("COLUMNS");
    const columns = isList ? names.map(unquoted) : names;
    const listed = isList ? current.slice(0, current.lastIndexOf(",") + 1) : "";
    const left = columns.filter((column) => !listed.split(",").includes(column));
    return prefixed(listed, {
      files: false,
      candidates: beginning(current.slice(listed.length), undescribed(left)),
    });
  }
  const files = kinds.includes("FILE") || kinds.includes("DIR");
  const words = files ? kinds.filter((kind) => kind !== kind.toUpperCase()) : [];
  return { files, candidates: beginning(current, undescribed(words)) };
}

/** A name for a list of names: shells take quotes away, so that a comma is written as any character. */
function unquoted(column: string): string {
  return column.replaceAll(/[,"]/g, "?");
}

/** Whether a file may stand in the place of an id, as its description says. */
function takesFiles({ description }: Argument): boolean {
  return /\bfile\b/.test(description);
}

const undescribed = (words: readonly string[]): Candidate[] => words.map((word) => ({ word, description: "" }));

function beginning(current: string, candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({ word }) => word.startsWith(current));
}

function prefixed(prefix: string, { files, candidates }: Completion): Completion {
  return { files, candidates: candidates.map(({ word, description }) => ({ word: prefix + word, description })) };
}

/** For the scripts: whether files may stand there, then a candidate a line, a tab, and what it is. */
export function writeCompletion({ files, candidates }: Completion): string {
  // What a shell shows, and splits at line ends.
  const inLine = candidates.filter(({ word }) => !/[\p{Cc}\u2028\u2029]/u.test(word));
  return [files ? "files" : "words", ...inLine.map(({ word, description }) => `${word}\t${description}`), ""].join(
    "\n",
  );
}
