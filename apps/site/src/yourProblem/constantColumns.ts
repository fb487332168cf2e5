/** What is said of columns that have one number in every row: what they do, and what may be done about them. */
import { formatNumber, type UserProblem } from "sgd-basins/page";
import type { ConstantColumns } from "./messages.ts";
import { listNames } from "./tableRead.ts";

export function constantColumnsOf({ form: { preparation } }: UserProblem): ConstantColumns | null {
  const found = preparation.flatMap((step) => (step.step === "constant" ? [step] : []));
  const [first] = found;
  if (first === undefined) return scaledOf(preparation);
  const names = found.map(({ column }) => column);
  const intercept = found.some((one) => !one.intercept && one.value !== 0);
  const does = intercept
    ? "It acts as an intercept in these units, which other rates suit than one of 1."
    : first.intercept
      ? "The intercept is one already."
      : "Nothing is learned of it.";
  const each = found.map(({ column, value }) => `${column} is ${formatNumber(value)}`);
  return { text: `In every row ${listNames(each)}. ${found.length === 1 ? does : ""}`.trim(), names, intercept };
}

/** Of those that standardising has made an intercept of: nothing is left to be done. */
function scaledOf(preparation: UserProblem["form"]["preparation"]): ConstantColumns | null {
  const scaled = preparation.flatMap((step) => (step.step === "standardize" ? step.constants : []));
  if (scaled.length === 0) return null;
  const each = scaled.map(({ column, value }) => `${column}, ${formatNumber(value)}`);
  return {
    text: `Constant, and divided by its number to act as an intercept of 1: ${listNames(each)}. The text of bounds below has its coefficient in the file's units, too.`,
    names: [],
    intercept: false,
  };
}
