import { didYouMean } from "@sgd-basins/options";
/** What a choice makes of the columns that a header names. */
import { type Delimiter, delimiterNames } from "./delimiters.ts";
import { isPattern, matchColumns } from "./matchColumns.ts";
import { namesWord } from "./shellWords.ts";
import { list, type Step } from "./steps.ts";
import { refuseTable as refuse } from "./trouble.ts";

export interface ColumnChoice {
  /** The column to be predicted, y. */
  readonly target: string;
  /** Columns that are not used: names, or patterns with * and ?. */
  readonly drop?: readonly string[] | undefined;
  /** Columns of categories, each of which becomes a column of 0 and 1: names or patterns. */
  readonly oneHot?: readonly string[] | undefined;
}

export interface ChosenColumns {
  readonly names: readonly string[];
  /** Positions of the columns of x, and of y. */
  readonly features: readonly number[];
  readonly target: number;
  /** Those of the columns of x that hold categories. */
  readonly categories: ReadonlySet<number>;
  /** A first column without a name, if it is not dropped: it must name or number the rows. */
  readonly index: boolean;
  /** Other columns without a name that are not dropped: they must be empty. */
  readonly nameless: readonly number[];
  readonly steps: readonly Step[];
}

/** By what pandas names a column without a name. */
const UNNAMED_INDEX = "Unnamed: 0";

/** @param place - of the header, for messages */
export function chooseColumns(
  cells: readonly string[],
  delimiter: Delimiter,
  place: string,
  { target, drop = [], oneHot = [] }: ColumnChoice,
): ChosenColumns {
  const names = cells.map((name) => name.trim());
  const steps: Step[] = [];
  const has = `separated by ${delimiterNames[delimiter]}, it has ${list(names, 20)}`;
  const numbers = names.filter((name) => name !== "");
  const areNumbers = numbers.length > 0 && numbers.every((name) => Number.isFinite(Number(name)));
  const example = Array.from(names.slice(1, 4), (_, at) => `x${at + 1}`);
  const nameLine = `put a line of names before it, such as ${[...example, ...(names.length > 4 ? ["…"] : []), "y"].join(delimiter)}`;
  if (areNumbers && !areCounted(numbers)) {
    const rule = `must name the columns, and holds numbers, ${list(numbers, 4)}`;
    refuse(place, rule, { advice: nameLine, isOfHeader: true });
  }
  if (areNumbers) steps.push({ step: "names-are-numbers", names: numbers });
  const targets = names.filter((name) => name === target).length;
  if (targets === 0) {
    const data = numbers.some((name) => Number.isFinite(Number(name)));
    const split = "--delimiter names what separates cells, --skip passes over lines before the names";
    const hint = data ? { advice: `if these are data, ${nameLine}` } : names.length === 1 ? { advice: split } : {};
    const rule = `has no column ${JSON.stringify(target)}${didYouMean(target, names)}; ${has}`;
    refuse(place, rule, { ...hint, isOfHeader: true });
  }
  if (targets > 1) refuse(place, `has ${targets} columns named ${JSON.stringify(target)}; rename one of them`);

  const dropped = new Set<number>();
  for (const wanted of drop) {
    const found = find(wanted);
    if (wanted === target) refuse(place, `the target ${JSON.stringify(target)} is dropped`);
    for (const at of found) dropped.add(at);
    if (isPattern(wanted) && !names.includes(wanted)) {
      steps.push({ step: "drop", pattern: wanted, columns: found.map((at) => names[at]) });
    }
  }
  const categories = new Set<number>();
  for (const wanted of oneHot) {
    if (wanted === target)
      refuse(place, `the target ${JSON.stringify(target)} cannot be one-hot: it must be one number`);
    for (const at of find(wanted)) {
      if (dropped.has(at)) refuse(place, `column ${JSON.stringify(names[at])} is dropped, and is to be one-hot`);
      categories.add(at);
    }
  }
  const isNameless = (at: number): boolean => names[at] === "" && !dropped.has(at) && !categories.has(at);
  const index =
    isNameless(0) || (names[0] === UNNAMED_INDEX && !dropped.has(0) && !categories.has(0) && target !== UNNAMED_INDEX);
  const nameless = Array.from(names.keys()).filter((at) => at > 0 && isNameless(at));
  const left = new Set([...dropped, ...nameless, ...(index ? [0] : [])]);
  const features = Array.from(names.keys()).filter((at) => names[at] !== target && !left.has(at));
  const used = features.map((at) => names[at]);
  const repeated = [...new Set(used.filter((name, i) => used.indexOf(name) < i))];
  if (repeated.length > 0) {
    const rule = `has more than one column named ${list(repeated)}`;
    const [what, all] = repeated.length === 1 ? ["one of them", "all of them"] : ["them", "them"];
    refuse(place, rule, {
      advice: `rename ${what}`,
      remedy: { drop: repeated },
      does: `leave ${all} out with`,
      inShort: rule.replace("has more", "more").replace("column named", "column is named"),
    });
  }
  return { names, features, target: names.indexOf(target), categories, index, nameless, steps };

  function find(wanted: string): number[] {
    const found = matchColumns(names, wanted, target);
    if (found.length === 0) {
      const wantedName = JSON.stringify(wanted);
      const whole = withComma(wanted);
      const near = whole === undefined ? didYouMean(wanted, names) : "";
      const what = isPattern(wanted) ? `like ${wantedName}` : `${wantedName}${near}`;
      const quoted = whole === undefined ? {} : { advice: `a name with a comma is quoted, ${namesWord([whole])}` };
      refuse(place, `has no column ${what}; ${has}`, quoted);
    }
    return found;
  }

  /** The name of a column that has a comma in it, and was taken for names of several. */
  function withComma(part: string): string | undefined {
    return names.find((name) => {
      const parts = name.split(",").map((one) => one.trim());
      return (
        parts.length > 1 && parts.includes(part) && parts.every((one) => drop.includes(one) || oneHot.includes(one))
      );
    });
  }
}

/** Whether names are 0, 1, 2, … or 1, 2, 3, …, as of a table that had none. */
function areCounted(names: readonly string[]): boolean {
  const [first] = names;
  return (first === "0" || first === "1") && names.every((name, at) => name === String(Number(first) + at));
}
