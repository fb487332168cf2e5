import { samplingWeightsDataSchema } from "@sgd-basins/report";
import { columnsOf } from "../csv/columns.ts";
import { csvFile } from "../csv/csv.ts";
import { formatCount, formatShort } from "../text/numbers.ts";
import type { DataOfKind, ResultKind } from "./resultKind.ts";

type Problem = DataOfKind<"sampling-weights">["problems"][number];
type Goal = Problem["goals"][number];

const problem = samplingWeightsDataSchema.shape.problems.element;
const columns = [...columnsOf(problem), ...columnsOf(problem.shape.goals.element)];

const headings = ["Problem", "N", "r", "Reading", "Own weights", "Uniform", "‖Qᵢ‖", "Found", "N pᵢ found"];
const readings =
  "Free: the weights are the objective's too, as for a homogeneous problem. Importance: a drawn component counts wᵢ/pᵢ times, so that the objective stays what it is.";

export const samplingWeights: ResultKind<"sampling-weights"> = {
  lists: (id, { problems }) => [
    csvFile(
      id,
      "Sampling weights, a line a problem and objective",
      columns,
      problems.flatMap((one) => one.goals.map((goal) => ({ ...one, ...goal }))),
    ),
  ],
  finding: ({ problems }) => {
    const ratios = problems.flatMap(({ goals }) =>
      goals.flatMap(({ goal, own, optimal }) => (goal === "convergence bound" ? own / optimal : [])),
    );
    return `The weights found raise u(1) by factors from ${formatShort(Math.min(...ratios))} to ${formatShort(Math.max(...ratios))}`;
  },
  tables: ({ problems }) => [
    {
      label: "t/(λ₁λᵣ) − γ, the paper's objective",
      note: `${readings} No pᵢ falls below a thousandth of 1/N. The minimum found is local.`,
      headings,
      rows: rowsFor("critical batch size", problems),
      long: false,
    },
    {
      label:
        "2/u(1) in units of λ₁: the smaller, the larger the learning rate below which SGD-1's expected gap is proven to shrink",
      note: "What a user of SGD-1 would rather make small; the paper's objective need not do it.",
      headings,
      rows: rowsFor("convergence bound", problems),
      long: false,
    },
  ],
};

function rowsFor(objective: Goal["goal"], problems: readonly Problem[]): string[][] {
  return problems.flatMap(({ label, components, rank, reading, goals }) =>
    goals
      .filter(({ goal }) => goal === objective)
      .map((one) => [
        label,
        formatCount(components),
        formatCount(rank),
        reading,
        formatShort(one.own, 4),
        formatShort(one.uniform, 4),
        formatShort(one.norms, 4),
        formatShort(one.optimal, 4),
        `${formatShort(one.leastShare)} to ${formatShort(one.largestShare)}`,
      ]),
  );
}
