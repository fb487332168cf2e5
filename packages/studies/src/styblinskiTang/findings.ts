import type { Finding, TrajectoryCell } from "@sgd-basins/report";

/**
 * What section 4 says of its figures, held against one figure's cells. A statement is reproduced if it holds for every
 * run of every realisation.
 */
export function styblinskiTangFindings(cells: readonly TrajectoryCell[], figure: string): Finding[] {
  const at = (label: string): TrajectoryCell[] => cells.filter(({ rateLabel }) => rateLabel === label);
  const large = ["1.5l", "0.5(u+l)"];
  const small = at("0.5u");
  const descent = small.filter(({ batchSize }) => batchSize === "inf");
  const stochastic = small.filter(({ batchSize }) => batchSize !== "inf");
  const place = `Section 4, ${figure}`;
  return [
    // By leaving the basin, not by distance: on the noise floor stable runs, too, end further away than they began.
    ...large.map((label) =>
      finding(`Every run diverges at ${label}, whatever k and the starting radius.`, place, at(label), {
        counts: "leave the basin",
        count: ({ everLeft }) => everLeft,
        explanation: label === "1.5l" ? null : "styblinski-tang-outcomes",
      }),
    ),
    finding(`Every run converges to a corner of the box at ${large.join(" and ")}.`, place, large.flatMap(at), {
      counts: "end in a corner",
      count: ({ ends }) => ends.filter((end) => end === "corner").length,
      explanation: "styblinski-tang-outcomes",
    }),
    finding("SGD-k is stable about the minimizer at 0.5u: every run stays in its basin.", place, stochastic, {
      counts: "never leave the basin",
      count: ({ everLeft, ends }) => ends.length - everLeft,
      explanation: "styblinski-tang-outcomes",
    }),
    finding(
      "GD converges to the minimizer at 0.5u: every run ends at most half as far away as it began.",
      place,
      descent,
      {
        counts: "do",
        count: ({ distances, start }) => distances[start].filter((run) => run[run.length - 1] <= 0.5 * run[0]).length,
        explanation: null,
      },
    ),
  ];
}

function finding(
  claim: string,
  place: string,
  cells: readonly TrajectoryCell[],
  rule: {
    readonly counts: string;
    readonly count: (cell: TrajectoryCell) => number;
    /** The method page's section on how this statement fails, if it has one. */
    readonly explanation: string | null;
  },
): Finding {
  const names = { default: "default model", selected: "selected seed" } as const;
  const totals = (["default", "selected"] as const).map((realisation) => {
    const own = cells.filter((cell) => cell.realisation === realisation);
    return {
      name: names[realisation],
      held: own.reduce((sum, cell) => sum + rule.count(cell), 0),
      runs: own.reduce((sum, cell) => sum + cell.ends.length, 0),
    };
  });
  const holds = totals.every(({ held, runs }) => held === runs);
  return {
    claim,
    place,
    observed: `${totals.map(({ name, held, runs }) => `${held} of ${runs} runs (${name})`).join(", ")} ${rule.counts}.`,
    verdict: holds ? "reproduced" : rule.explanation === null ? "differs" : "differs, explained",
    explanation: holds ? null : rule.explanation,
  };
}
