import { readLeastSquares } from "../leastSquares/readLeastSquares.ts";
import { ProblemFileError } from "../problemFileError.ts";
import type { NetworkData } from "./network.ts";

/** Which columns of a file a network predicts, and in what units. */
export interface TargetChoice {
  readonly targets: readonly [string, ...string[]];
  /** Standardised, as the inputs always are, or the numbers of the file, such as the 0 and 1 of classes. */
  readonly targetUnits: "standardised" | "of the file";
}

/**
 * Reads a CSV with a header line as a network's data: every column that is no target is an input, and every row a component.
 * Standardised is a column with mean 0 and mean square 1, sums taken in the order of the rows.
 *
 * @param text - the file's content
 * @param file - its path, for messages
 * @throws ProblemFileError as {@link readLeastSquares}, or where a column that is to be standardised is constant
 */
export function readNetworkData(text: string, file: string, { targets, targetUnits }: TargetChoice): NetworkData {
  const [first, ...others] = targets;
  const { columns, dimension, rows, targets: firstColumn } = readLeastSquares(text, file, { target: first });
  const count = firstColumn.length;
  const refuse = (place: string, rule: string): never => {
    throw new ProblemFileError(file, place, rule);
  };
  const column = (name: string): Float64Array => {
    if (name === first) return firstColumn;
    const at = columns.indexOf(name);
    if (at < 0) return refuse("header", `has no column ${JSON.stringify(name)}`);
    return Float64Array.from({ length: count }, (_, i) => rows[i * dimension + at]);
  };
  const standardised = (name: string): Float64Array => {
    const entries = column(name);
    const mean = entries.reduce((sum, entry) => sum + entry, 0) / count;
    const variance = entries.reduce((sum, entry) => sum + (entry - mean) * (entry - mean), 0) / count;
    if (!(variance > 0)) return refuse("header", `column ${JSON.stringify(name)} is constant and has no standard form`);
    const deviation = Math.sqrt(variance);
    return entries.map((entry) => (entry - mean) / deviation);
  };
  const inputs = columns.filter((name) => !others.includes(name));
  if (inputs.length === 0) refuse("header", "has no column beside the targets");
  return {
    count,
    inputs: inRows(inputs.map(standardised)),
    targets: inRows(targets.map(targetUnits === "standardised" ? standardised : column)),
  };
}

function inRows(columns: readonly Float64Array[]): Float64Array {
  const width = columns.length;
  return Float64Array.from({ length: width * columns[0].length }, (_, e) => columns[e % width][Math.floor(e / width)]);
}
