/** What is said of a table that cannot be read so: the place, the rule, and options that were found to help. */
import type { Found, Told } from "./findRemedy.ts";
import { commaOf } from "./numbers.ts";
import { namesWord } from "./shellWords.ts";
import { list } from "./steps.ts";
import { kindOfText } from "./textCells.ts";
import type { Remedy, TableTrouble } from "./trouble.ts";

/** What stopped a reading, and what helps against it. */
export interface Round extends Found {
  readonly trouble: TableTrouble;
}

type Line = readonly [place: string, rule: string];

/** @param remedy - of all rounds: options with which the table is read */
export function describeRounds(rounds: readonly Round[], remedy: Remedy): Line {
  const [{ trouble }] = rounds;
  const { place, rule } = trouble;
  const told = mergeTold(rounds.flatMap((round) => round.told));
  const options = optionsOf(remedy);
  const categories = rounds.flatMap((round) => round.categories);
  const mayBeDecimal = rounds.every((round) => round.mayBeDecimal !== false);
  const [only] = told;
  if (told.length === 1 && only !== undefined) {
    return [place, `${rule}${wayOut(trouble, only, { categories, mayBeDecimal }, remedy, options)}`];
  }
  const instead = categories.length > 0 && namesOr(remedy.oneHot) === null ? " (--one-hot is for categories)" : "";
  const isSaid = ({ what }: Told): boolean => what === "own" && trouble.details.remedy !== undefined;
  const parts = told.filter((one, i) => i > 0 || !isSaid(one)).map((one) => describeTold(one, remedy, instead));
  return [place, `${rule}${kindIn(trouble)}; ${parts.join("; ")}: say ${options}`];
}

/** Where no option helps. */
export function describeAlone(trouble: TableTrouble): Line {
  const { place, rule, details } = trouble;
  const { cell } = details;
  const ofCell = cell?.isTarget === true ? "the target must be a column of numbers" : "correct it";
  const isExplained = cell === undefined || cell.isMissing || kindIn(trouble) !== "";
  const advice = details.advice ?? (isExplained ? undefined : ofCell);
  return [place, `${rule}${kindIn(trouble)}${advice === undefined ? "" : `; ${advice}`}`];
}

/** Those of the same kind as one. */
function mergeTold(all: readonly Told[]): Told[] {
  const merged: Told[] = [];
  for (const one of all) {
    const at = merged.findIndex(({ what }) => what === one.what);
    const before = merged[at];
    if (before !== undefined && "columns" in before && "columns" in one) {
      merged[at] = { ...before, columns: [...new Set([...before.columns, ...one.columns])] };
    } else merged.push(one);
  }
  return merged;
}

/** Columns that a line names. */
const MOST_NAMED = 6;

/** One of several things that are in the way. */
function describeTold(told: Told, { missingValues = [] }: Remedy, instead: string): string {
  const within = "columns" in told ? list(told.columns, MOST_NAMED) : "";
  switch (told.what) {
    case "own":
    case "header":
      return told.text;
    case "units":
    case "footer": {
      const [which, what] = told.what === "units" ? ["first", unitsLine] : ["last", "a footer"];
      return told.rows === 1 ? `the ${which} row may be ${what}` : `the ${which} ${told.rows} rows may be ${what}`;
    }
    case "format":
      return `numbers are written another way in ${within}`;
    case "texts":
      return `text stands in ${within}${instead}`;
    case "words":
      return `${list(missingValues)} may stand for a missing value in ${within}`;
    case "lacking":
      return `values are missing in ${within}`;
  }
}

const unitsLine = "a second line of names or of units";

function kindIn({ details: { cell } }: TableTrouble): string {
  const kind = cell === undefined ? null : kindOfText(cell.content);
  return kind === null ? "" : `, ${kind}`;
}

/** Where one thing alone is in the way. */
function wayOut(
  trouble: TableTrouble,
  told: Told,
  { categories, mayBeDecimal = false }: Pick<Found, "categories" | "mayBeDecimal">,
  remedy: Remedy,
  options: string,
): string {
  const { cell, advice, does = "" } = trouble.details;
  const first = advice === undefined ? "" : `; ${advice}, or`;
  const columns = "columns" in told ? told.columns : [];
  const others = columns.filter((name) => name !== cell?.column);
  const as = others.length === 0 || cell === undefined ? "" : `, as in ${list(others, MOST_NAMED)}`;
  const it = columns.length === 1 ? "the column" : "these columns";
  switch (told.what) {
    case "own":
      return `${first} ${does} ${options}`;
    case "header":
      return `; ${told.text}: say ${options}`;
    case "units":
    case "footer": {
      const what = told.what === "units" ? unitsLine : "a footer";
      const rows = `the ${told.what === "units" ? "first" : "last"} ${told.rows} rows are`;
      const [they, them] = told.rows === 1 ? ["it is", "it"] : [rows, "them"];
      return `${first === "" ? ";" : `${first},`} if ${they} ${what}, ${options} leaves ${them} out`;
    }
    case "format": {
      const [decimal, thousands] = [
        `its ${remedy.decimal === "." ? "point" : "comma"} is a decimal one`,
        "thousands are separated",
      ];
      const isEither = cell !== undefined && commaOf(cell.content, null) === "decimal or thousands" && mayBeDecimal;
      const other = isEither ? ` or, if ${decimal}, --decimal ,` : "";
      return `${as}: if ${remedy.thousands === undefined ? decimal : thousands}, say ${options}${other}`;
    }
    case "texts": {
      if (namesOr(remedy.oneHot) !== null && namesOr(remedy.drop) !== null) return `${as}: say ${options}`;
      if (namesOr(remedy.oneHot) !== null) {
        return `${as}; ${options} makes a column of each of ${columns.length === 1 ? "its" : "their"} values`;
      }
      const kind = kindIn(trouble);
      if (kind !== "") return `${kind}${as}, or leave ${it} out, ${options}`;
      const [one] = categories;
      const oneHot =
        columns.length === 1
          ? `--one-hot ${namesWord(columns)} makes one of each of its values`
          : "--one-hot is for those of categories";
      return `${as}; ${options} leaves ${it} out${one === undefined ? "" : `, ${oneHot}`}`;
    }
    case "words":
      return `${as}; if that stands for a missing value, say ${options}`;
    case "lacking":
      if (remedy.missing === "drop" && namesOr(remedy.drop) !== null) return `${as}: say ${options}`;
      return `${as}: ${options} leaves ${remedy.missing === "drop" ? "such rows" : it} out`;
  }
}

/** A remedy as options of the command. */
function optionsOf({
  skip,
  delimiter,
  rows,
  thousands,
  decimal,
  drop,
  oneHot,
  missingValues,
  missing,
}: Remedy): string {
  const ends =
    rows === undefined ? null : [rows[0] === 1 ? "" : rows[0], rows[1] === Number.MAX_SAFE_INTEGER ? "" : rows[1]];
  const given: readonly (readonly [name: string, value: string | null])[] = [
    ["skip", skip === undefined ? null : String(skip)],
    ["delimiter", delimiter === undefined ? null : markWord(delimiter)],
    ["rows", ends === null ? null : ends.join(":")],
    ["thousands", thousands === undefined ? null : markWord(thousands)],
    ["decimal", decimal ?? null],
    ["drop", namesOr(drop)],
    ["one-hot", namesOr(oneHot)],
    ["missing-values", namesOr(missingValues)],
    ["missing", missing ?? null],
  ];
  return given.flatMap(([name, value]) => (value === null ? [] : [`--${name} ${value}`])).join(" ");
}

function namesOr(names: readonly string[] = []): string | null {
  return names.length === 0 ? null : namesWord(names);
}

function markWord(mark: string): string {
  if (mark === "\t") return "tab";
  return mark === "." || mark === "," ? mark : `"${mark}"`;
}
