/** From what stopped a reading to what is said of it: the place, the rule, and options with which the table is read. */
import { ProblemFileError } from "../problemFileError.ts";
import { describeAlone, describeRounds, type Round } from "./describeTrouble.ts";
import { findRemedy } from "./findRemedy.ts";
import { findTitle } from "./findTitle.ts";
import { otherText } from "./otherTexts.ts";
import type { TableChoice } from "./readTable.ts";
import { surveyTable } from "./surveyTable.ts";
import type { Text } from "./text.ts";
import { type Remedy, TableTrouble } from "./trouble.ts";

/** Different things that may be in the way one after the other. */
const MOST_ROUNDS = 8;

/**
 * @param trouble - what stopped the reading of that choice
 * @param attempt - reads the table by another choice; throws
 * @returns the place, and what is said of it; the options in it were tried
 */
export function explainTrouble<C extends TableChoice>(
  text: Text,
  choice: C,
  trouble: TableTrouble,
  attempt: (choice: C) => unknown,
): readonly [place: string, rule: string] {
  const other = otherText(text);
  if (other !== null) return ["top level", other];
  const rounds: Round[] = [];
  let chosen = choice;
  let next: unknown = trouble;
  while (next instanceof TableTrouble && rounds.length < MOST_ROUNDS) {
    const stopped: TableTrouble = next;
    const found = outcomeOf(() => helpFor(text, chosen, stopped));
    // A survey sees further than where the reading stopped: quotes that do not fit, for one.
    if ("error" in found) next = found.error;
    if ("error" in found || found.value === null) break;
    rounds.push({ trouble: stopped, ...found.value });
    chosen = withRemedy(chosen, found.value.remedy);
    const outcome = outcomeOf(() => attempt(chosen));
    next = "error" in outcome ? outcome.error : null;
  }
  if (next === null) return describeRounds(rounds, rounds.map(({ remedy }) => remedy).reduce(joined));
  // Where nothing is left beside the target, columns of text may be categories.
  const categories = rounds.flatMap((round) => round.categories);
  const texts = rounds.flatMap(({ remedy }) => remedy.drop ?? []);
  if (!(next instanceof TableTrouble) && categories.length > 0) {
    const remedy = rounds
      .map((round) => ({
        ...round.remedy,
        drop: round.remedy.drop?.filter((name) => !categories.includes(name)) ?? [],
      }))
      .reduce(joined, { oneHot: texts.filter((name) => categories.includes(name)) });
    if ("value" in outcomeOf(() => attempt(withRemedy(choice, remedy)))) return describeRounds(rounds, remedy);
  }
  // What nothing helps against is what must be said.
  const last = next instanceof TableTrouble && rounds.length < MOST_ROUNDS ? next : trouble;
  return describeAlone(last.details.isOfRows === true ? trouble : last);
}

type Outcome<T> = { readonly value: T } | { readonly error: unknown };

function outcomeOf<T>(attempt: () => T): Outcome<T> {
  try {
    return { value: attempt() };
  } catch (error) {
    if (!(error instanceof TableTrouble || error instanceof ProblemFileError)) throw error;
    return { error };
  }
}

/** What helps against what stopped a reading; null where nothing is known to. */
function helpFor(text: Text, choice: TableChoice, { rule, details }: TableTrouble): Omit<Round, "trouble"> | null {
  if (details.remedy !== undefined) {
    return { remedy: details.remedy, told: [{ what: "own", text: details.inShort ?? rule }], categories: [] };
  }
  if (details.isOfHeader === true) {
    const found = findTitle(text, choice);
    return found === null ? null : { ...found, categories: [] };
  }
  if (details.isOfRows !== true && details.cell === undefined) return null;
  return findRemedy(surveyTable(text, choice), choice.missing === "drop", details.isOfRows === true);
}

function withRemedy<C extends TableChoice>(choice: C, remedy: Remedy): C {
  const { drop, oneHot, missingValues } = joined(choice, remedy);
  return { ...choice, ...remedy, drop, oneHot, missingValues };
}

type Lists = Pick<TableChoice, "drop" | "oneHot" | "missingValues">;

function joined<R extends Lists>(one: R, other: Remedy): R & Remedy {
  const both = (a: readonly string[] = [], b: readonly string[] = []): readonly string[] => [...new Set([...a, ...b])];
  return {
    ...one,
    ...other,
    drop: both(one.drop, other.drop),
    oneHot: both(one.oneHot, other.oneHot),
    missingValues: both(one.missingValues, other.missingValues),
  };
}
