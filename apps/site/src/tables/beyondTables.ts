/** The artefacts beyond the paper as tables of printed values. */
import type { BatchSize } from "@sgd-basins/random";
import {
  type Artefact,
  type DiscRadiusData,
  type EscapeTailData,
  type FlatSharpData,
  familyNames,
  type Proportion,
  type SamplingWeightsData,
  type ScheduleData,
  type SurfacesData,
  type TheoremsData,
  type TightnessData,
} from "@sgd-basins/report";
import { formatInterval, formatShare } from "../text/claimNumbers.ts";
import { formatBatchSize, formatNumber, formatShort } from "../text/numbers.ts";

export interface PrintedTable {
  readonly label: string;
  /** What a reader must know to read it. */
  readonly note: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** A long table is folded away. */
  readonly long: boolean;
}

/** The tables of an artefact; none for the paper's own. */
export function beyondTables({ data }: Artefact): PrintedTable[] {
  switch (data.kind) {
    case "tightness":
      return tightnessTables(data);
    case "escape-tail":
      return escapeTailTables(data);
    case "disc-radius":
      return discRadiusTables(data);
    case "schedule":
      return scheduleTables(data);
    case "flat-sharp":
      return flatSharpTables(data);
    case "theorems":
      return theoremsTables(data);
    case "surfaces":
      return surfacesTables(data);
    case "sampling-weights":
      return samplingWeightsTables(data);
    default:
      return [];
  }
}

function tightnessTables({ series }: TightnessData): PrintedTable[] {
  const rows = series.flatMap((one) =>
    one.points.map(({ batchSize, convergence, limit, divergence }) => [
      `${familyNames[one.family]} Model ${one.model}, ${one.minimizer}`,
      one.realisation,
      formatBatchSize(batchSize),
      formatNumber(convergence),
      formatNumber(limit),
      formatNumber(divergence),
      formatShort(convergence / limit),
      formatShort(divergence / limit),
    ]),
  );
  return [
    {
      label: "Every model, minimizer and batch size",
      note: "At k = ∞ the convergence bound is exact.",
      headings: ["Minimizer", "Realisation", "k", "u(k)", "α*(k)", "l(k)", "u/α*", "l/α*"],
      rows,
      long: true,
    },
  ];
}

function escapeTailTables({ cells, steps }: EscapeTailData): PrintedTable[] {
  return [
    {
      label: "Runs that diverge",
      note: `Runs of ${steps} steps that end further from the circular minimum than they began, with the exact 95 % interval of the probability. On the default model the first hundred of each are those of Figures 1 and 3; where every run has a draw of the model of its own, the interval covers the draw of the model too.`,
      headings: ["Model", "Drawn", "Method", "Learning rate", "Diverged", "95 % interval"],
      rows: cells.map(({ model, models, batchSize, learningRate, diverged }) => [
        `Model ${model}`,
        models === "default" ? "once, the default" : "anew for each run",
        methodName(batchSize),
        formatShort(learningRate),
        formatShare(diverged),
        formatInterval(diverged),
      ]),
      long: false,
    },
  ];
}

function discRadiusTables({ sensitivity, reconstruction }: DiscRadiusData): PrintedTable[] {
  const labels = { "1": "1", "0.99kmax": "0.99 kₘₐₓ", "2kmax": "2 kₘₐₓ", inf: "∞" };
  return [
    {
      label: "The circular columns of Tables 1 and 2, honest and reconstructed",
      note: `The honest estimate averages Hessians over the disc of radius 10⁻⁸ from which the runs start. The reconstruction takes the eigenvalues of Q̄³ for those of Q̄, and for t the largest generalised eigenvalue of (F̄, Q̄) at a single point of a disc of radius ${reconstruction.radius}. It is an inference after the fact, from the numbers it is held against, and no verdict rests on it. The last two columns are its range over unselected draws of the models, and the percentage of draws below the published number.`,
      headings: [
        "Table",
        "Model",
        "k",
        "Published",
        "Honest",
        "Reconstructed, median",
        "5–95 % of draws",
        "Draws below",
      ],
      rows: reconstruction.cells.map(({ table, model, batchSize, published, honest, range }) => [
        `Table ${table.slice(-1)}`,
        String(model),
        labels[batchSize],
        formatNumber(published),
        honest === null ? "none: kₘₐₓ < 1" : formatNumber(honest),
        formatNumber(range.median),
        `${formatNumber(range.low)} to ${formatNumber(range.high)}`,
        `${formatShort(range.percentile)} %`,
      ]),
      long: false,
    },
    {
      label: "Honest bounds by radius",
      note: "Eigenvalues grow with the radius and bounds fall with it, tenfold for ten: no bound at this minimum means anything without its radius.",
      headings: [
        "Model",
        "Radius",
        "λ₁",
        "λ₁/λ₂, averaged",
        "at a point",
        "γ",
        "t/λ₁²",
        "l(1)",
        "l(∞)",
        "u(1)",
        "u(∞)",
      ],
      rows: sensitivity.map((row) => [
        String(row.model),
        formatShort(row.radius),
        formatNumber(row.largestEigenvalue),
        formatNumber(row.conditionNumber),
        formatNumber(row.pointwiseConditionNumber),
        formatNumber(row.gamma),
        formatNumber(row.tOverSquare),
        formatNumber(row.divergence.one),
        formatNumber(row.divergence.inf),
        formatNumber(row.convergence.one),
        formatNumber(row.convergence.inf),
      ]),
      long: true,
    },
  ];
}

function scheduleTables({ arms, unprojected, runs }: ScheduleData): PrintedTable[] {
  return [
    {
      label: "Every model, batch size, start and schedule",
      note: `${runs} runs each. Shares are of coordinates in the flat well; the intervals are those of the probability that a run ends in every coordinate's flat, or sharp, well.`,
      headings: [
        "Model",
        "k",
        "Start",
        "Rates",
        "Steps",
        "First",
        "Last",
        "Share at start",
        "at end",
        "± s.e.",
        "All flat",
        "95 %",
        "All sharp",
        "95 %",
      ],
      rows: arms.map((arm) => [
        `Model ${arm.model}`,
        formatBatchSize(arm.batchSize),
        arm.start,
        arm.schedule,
        String(arm.steps),
        formatShort(arm.firstRate),
        formatShort(arm.lastRate),
        formatShort(arm.flatShareAtStart),
        formatShort(arm.flatShare),
        formatShort(arm.standardError, 2),
        formatShare(arm.allFlat),
        formatInterval(arm.allFlat),
        formatShare(arm.allSharp),
        formatInterval(arm.allSharp),
      ]),
      long: true,
    },
    {
      label: "Without the box",
      note: "The first learning rate of the steepest schedule, held for twenty steps without the projection: runs that leave the range of doubles.",
      headings: ["Model", "k", "Learning rate", "Overflow", "95 % interval"],
      rows: unprojected.map(({ model, batchSize, learningRate, overflowed }) => [
        `Model ${model}`,
        formatBatchSize(batchSize),
        formatShort(learningRate),
        formatShare(overflowed),
        formatInterval(overflowed),
      ]),
      long: true,
    },
  ];
}

function flatSharpTables({ rows, exceptions }: FlatSharpData): PrintedTable[] {
  const maybe = (share: Proportion | null): string => (share === null ? "—" : formatShare(share));
  return [
    {
      label: "Draws in which the flat minimizer has the larger bound",
      note: "With the exact 95 % interval of the probability.",
      headings: ["Model", "k", "Divergence bound", "95 %", "Convergence bound", "95 %"],
      rows: rows.map(({ model, batchSize, divergence, convergence }) => [
        `Model ${model}`,
        formatBatchSize(batchSize),
        formatShare(divergence),
        formatInterval(divergence),
        formatShare(convergence),
        formatInterval(convergence),
      ]),
      long: false,
    },
    {
      label: "The exceptions at k = 1",
      note: "Draws in which the sharp minimizer has the larger convergence bound, u ≈ 2kλᵣ/t: t would have to be smaller there, or λᵣ larger.",
      headings: ["Model", "Exceptions", "95 %", "of these: t smaller", "λᵣ larger"],
      rows: exceptions.map(({ model, draws, smallerT, largerSmallestEigenvalue }) => [
        `Model ${model}`,
        formatShare(draws),
        formatInterval(draws),
        maybe(smallerT),
        maybe(largerSmallestEigenvalue),
      ]),
      long: false,
    },
  ];
}

function theoremsTables({ checks, problems }: TheoremsData): PrintedTable[] {
  return [
    {
      label: "Statements and counts",
      note: `${problems} random problems; a statement that says nothing of a problem is not counted there. The margin is the least favourable one.`,
      headings: ["Statement", "Holds", "95 % interval", "Margin"],
      rows: checks.map(({ statement, holds, extreme }) => [
        statement,
        formatShare(holds),
        formatInterval(holds),
        extreme === null ? "—" : formatShort(extreme),
      ]),
      long: false,
    },
  ];
}

function surfacesTables({ measures }: SurfacesData): PrintedTable[] {
  return [
    {
      label: "Measures",
      note: "",
      headings: ["Quantity", "Value"],
      rows: measures.map(({ label, value }) => [label, formatShort(value, 4)]),
      long: false,
    },
  ];
}

function samplingWeightsTables({ problems }: SamplingWeightsData): PrintedTable[] {
  const rows = (goal: SamplingWeightsData["problems"][number]["goals"][number]["goal"]) =>
    problems.flatMap(({ label, components, rank, reading, goals }) =>
      goals
        .filter((one) => one.goal === goal)
        .map((one) => [
          label,
          String(components),
          String(rank),
          reading,
          formatShort(one.own, 4),
          formatShort(one.uniform, 4),
          formatShort(one.norms, 4),
          formatShort(one.optimal, 4),
          `${formatShort(one.leastShare)} to ${formatShort(one.largestShare)}`,
        ]),
    );
  const headings = ["Problem", "N", "r", "Reading", "Own weights", "Uniform", "‖Qᵢ‖", "Found", "N pᵢ found"];
  const readings =
    "Free: the weights are the objective's too, as for a homogeneous problem. Importance: a drawn component counts wᵢ/pᵢ times, so that the objective stays what it is.";
  return [
    {
      label: "t/(λ₁λᵣ) − γ, the paper's objective",
      note: `${readings} No pᵢ falls below a thousandth of 1/N. The minimum found is local.`,
      headings,
      rows: rows("critical batch size"),
      long: false,
    },
    {
      label:
        "2/u(1) in units of λ₁: the smaller, the larger the learning rate below which SGD-1's expected gap is proven to shrink",
      note: "What a user of SGD-1 would rather make small; the paper's objective need not do it.",
      headings,
      rows: rows("convergence bound"),
      long: false,
    },
  ];
}

function methodName(batchSize: BatchSize): string {
  return batchSize === "inf" ? "GD" : `SGD-${batchSize}`;
}
