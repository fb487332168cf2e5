import type { BatchSize, Finding, TrajectoryCell } from "@sgd-basins/report";

/**
 * At most this share of a cell's runs may diverge below a threshold, and more must above it. Not zero: the paper itself
 * counts a rate at which "some of the runs" diverge (SGD-1 at 5e10, Figure 1 against Figure 3) as below the beginning.
 */
const tolerance = 0.1;

/**
 * "Method begins to diverge between `below` and `above`": at most a tenth of the runs diverge at `below`,
 * more at `above`.
 */
export function thresholdFinding(
  cells: readonly TrajectoryCell[],
  place: string,
  threshold: {
    readonly model: number;
    readonly batchSize: BatchSize;
    readonly below: string;
    readonly above: string;
  },
): Finding {
  const { model, batchSize, below, above } = threshold;
  const quiet = find(cells, model, batchSize, below);
  const loud = find(cells, model, batchSize, above);
  const holds = share(quiet) <= tolerance && share(loud) > tolerance;
  return {
    claim: `${methodName(batchSize)} begins to diverge between ${below} and ${above} on Model ${model}.`,
    place,
    observed: `${counts(quiet)} diverge at ${below}, ${counts(loud)} at ${above}.`,
    verdict: holds ? "reproduced" : "differs",
    explanation: null,
  };
}

/** "Some runs of SGD-1 diverge" at a learning rate, or none does. */
export function tailFinding(
  cells: readonly TrajectoryCell[],
  place: string,
  tail: { readonly model: number; readonly batchSize: BatchSize; readonly rateLabel: string; readonly some: boolean },
): Finding {
  const cell = find(cells, tail.model, tail.batchSize, tail.rateLabel);
  const holds = tail.some ? cell.diverged > 0 : cell.diverged === 0;
  const method = methodName(tail.batchSize);
  return {
    claim: `${tail.some ? "Some runs" : "No run"} of ${method} on Model ${tail.model} ${tail.some ? "diverge" : "diverges"} at ${tail.rateLabel}.`,
    place,
    observed: `${counts(cell)} diverge.`,
    verdict: holds ? "reproduced" : "differs, explained",
    explanation: holds ? null : "circular-minimum",
  };
}

/** Figure 4: from the quadratic minimum to the circular one at moderate rates, to the corners at large ones. */
export function escapeFindings(cells: readonly TrajectoryCell[], place: string): Finding[] {
  const methods: readonly BatchSize[] = [1, "inf"];
  const ends = (batchSize: BatchSize, rate: string, end: TrajectoryCell["ends"][number]): number =>
    find(cells, 1, batchSize, rate).ends.filter((candidate) => candidate === end).length;
  const reach = methods.map((method) => ["16", "64"].map((rate) => ends(method, rate, "other basin")));
  const corners = methods.map((method) => ["64", "256", "1024"].map((rate) => ends(method, rate, "corner")));
  const runs = cells[0].ends.length;
  const reached = reach.flat().every((count) => count > 0);
  const rising = corners.every((row) => row.every((count, i) => i === 0 || count >= row[i - 1]) && row[2] > runs / 2);
  return [
    {
      claim: "Rates that lead away from the quadratic minimizer can lead to the circular one.",
      place,
      observed: methods
        .map((method, i) => `${methodName(method)}: ${reach[i].join(" and ")} of ${runs} runs end there at 16 and 64`)
        .join("; ")
        .concat("."),
      verdict: reached ? "reproduced" : "differs",
      explanation: null,
    },
    {
      claim: "As the learning rate grows, the iterates of both methods end in the corners of the box.",
      place,
      observed: methods
        .map(
          (method, i) =>
            `${methodName(method)}: ${corners[i].join(", ")} of ${runs} runs end in a corner at 64, 256, 1024`,
        )
        .join("; ")
        .concat("."),
      verdict: rising ? "reproduced" : "differs",
      explanation: null,
    },
  ];
}

/** "SGD-1", "GD". */
function methodName(batchSize: BatchSize): string {
  return batchSize === "inf" ? "GD" : `SGD-${batchSize}`;
}

function find(
  cells: readonly TrajectoryCell[],
  model: number,
  batchSize: BatchSize,
  rateLabel: string,
): TrajectoryCell {
  const cell = cells.find(
    (candidate) => candidate.model === model && candidate.batchSize === batchSize && candidate.rateLabel === rateLabel,
  );
  if (cell === undefined) throw new Error(`no cell for Model ${model}, k = ${batchSize}, rate ${rateLabel}`);
  return cell;
}

function share(cell: TrajectoryCell): number {
  return cell.diverged / cell.ends.length;
}

function counts(cell: TrajectoryCell): string {
  return `${cell.diverged} of ${cell.ends.length} runs`;
}
