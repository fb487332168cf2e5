/** What the pictures show, in words. */
import { type Threshold, thresholds } from "@sgd-basins/report";
import { formatBatchSize, formatShort } from "../text/numbers.ts";
import type { Cell, Experiment } from "./experiment.ts";
import { type FigureCells, figureCellOf } from "./figureCells.ts";
import type { Rates } from "./models.ts";
import type { PublishedBounds } from "./published.ts";
import type { State } from "./state.ts";

/** "0.004 = 0.284 l = 1.05 × the exact limit = 1.06 u". */
export function describeRate(learningRate: number, rates: Rates): string {
  const multiples = thresholds.toReversed().flatMap((threshold) => {
    const value = rates[threshold.key] ?? null;
    const times = threshold.kind === "bound" ? "" : "× ";
    // A number and its letter stay on one line.
    return value === null
      ? []
      : [`${formatShort(learningRate / value)}${times === "" ? "\u00a0" : ` ${times}`}${spoken(threshold)}`];
  });
  return [formatShort(learningRate, 4), ...multiples].join(" = ");
}

/** The paper's letters for its bounds, names for what it does not have. */
function spoken({ kind, symbol, name }: Threshold): string {
  return kind === "bound" ? symbol : `the ${name}`;
}

/** The strip of the bounds: this seed's, the paper's, and how far other seeds' range. */
export function describeBounds(rates: Rates, others: readonly Rates[], published: PublishedBounds[string]): string {
  const parts = thresholds.map((threshold) => {
    const value = rates[threshold.key] ?? null;
    const paper = published?.[threshold.key]?.published;
    const drawn = others.flatMap((other) => other[threshold.key] ?? []);
    return [
      `${spoken(threshold)} ${value === null ? "does not apply" : `is ${formatShort(value, 4)}`}`,
      ...(paper === undefined ? [] : [`the paper prints ${formatShort(paper, 4)}`]),
      ...(drawn.length === 0
        ? []
        : [`other seeds from ${formatShort(Math.min(...drawn), 4)} to ${formatShort(Math.max(...drawn), 4)}`]),
    ].join(", ");
  });
  return `${parts.join("; ")}.`;
}

/** How far the bounds of other seeds range, once there are several; on the strip those of some models lie in one place. */
export function describeSeeds(others: readonly Rates[]): string {
  if (others.length < 2) return "";
  const parts = thresholds.flatMap((threshold) => {
    const drawn = others.flatMap((other) => other[threshold.key] ?? []);
    if (drawn.length === 0) return [];
    const [low, high] = extent(drawn).map((value) => formatShort(value, 4)) as [string, string];
    return [`${spoken(threshold)} ${low === high ? `is ${low} with each` : `from ${low} to ${high}`}`];
  });
  const said = parts.length === 0 ? "no threshold applies" : parts.join("; ");
  return `${others.length} other seeds: ${said}. Dots that are closer than they are wide look like one.`;
}

/** Whether the runs are a figure's, and what its page counts. */
export function describeOrigin(
  state: State,
  { learningRate }: Pick<Experiment, "learningRate">,
  figures: readonly FigureCells[],
  reportSeed: number,
): string {
  const found = figureCellOf(figures, state, learningRate);
  if (found === null) return "No figure has these levels; the runs are the playground's own.";
  const { figure } = found.of;
  const { left, runs } = found.cell;
  return state.seed === reportSeed
    ? `These are the runs of ${figure}, which counts ${left} of ${runs} that left.`
    : `${figure} has these levels, with the report's seed.`;
}

/** What the runs did, as a sentence. */
export function describeRuns(state: State, { counts, outcomes, dimension, cells }: Experiment): string {
  const { nearer, further, left, inOtherBasin, inCorner } = counts;
  const others =
    inOtherBasin > 0 || inCorner > 0 ? ` (${inOtherBasin} in the other basin, ${inCorner} in a corner)` : "";
  return (
    `${outcomes.length} runs of ${methodOf(state, cells)} in ${dimension} dimensions at ${describeRates(cells)}: ` +
    `${nearer} end no further from the ${state.minimizer} minimizer than they began, ` +
    `${further} further away but in its basin, ${left} left the basin${left > 0 ? others : ""}.`
  );
}

function methodOf({ batchSize, sampling, pooled }: State, cells: readonly Cell[]): string {
  const listed = (names: readonly string[]): string => `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  if (pooled === "batchSize") {
    return `SGD-k, k = ${listed(cells.map((cell) => formatBatchSize(cell.batchSize)))} together,`;
  }
  const method =
    batchSize === "inf"
      ? "gradient descent"
      : `SGD-${formatBatchSize(batchSize)}${sampling === "without-replacement" ? " without replacement" : ""}`;
  return pooled === null
    ? method
    : `${method} from radii ${listed(cells.map(({ radius }) => formatShort(radius)))} together,`;
}

/** The rates of all cells. */
function describeRates(cells: readonly Cell[]): string {
  const [low, high] = extent(cells.map(({ learningRate }) => learningRate));
  return `α = ${formatShort(low, 4)}${low === high ? "" : ` to ${formatShort(high, 4)}`}`;
}

function extent(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
