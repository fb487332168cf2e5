/** What is said of columns that have one number in every row: what they do, and what may be done about them. */
import { formatNumber, type UserProblem } from "sgd-basins/page";
import type { ConstantColumns } from "./messages.ts";
import { listNames } from "./tableRead.ts";

export function constantColumnsOf({ form: { preparation } }: UserProblem): ConstantColumns | null {
  const found = preparation.flatMap((step) => (step.step === "constant" ? [step] : []));
  const [first] = found;
  if (first === undefined) return null;
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
