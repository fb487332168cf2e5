import type { NetworkData } from "./network.ts";

/** Which columns of a table a network predicts, and in what units. */
export interface TargetChoice {
  readonly targets: readonly [string, ...string[]];
  /** Standardised, as the inputs always are, or the numbers of the table, such as the 0 and 1 of classes. */
  readonly targetUnits: "standardised" | "of the table";
}

/**
 * A table as a network's data: every column that is no target is an input, and every row a component. Standardised is a column
 * with mean 0 and mean square 1, sums taken in the order of the rows.
 *
 * @param table - columns of equal length, by their names
 * @throws RangeError if a target is no column, if there is no other column, or where one that is to be standardised is constant
 */
export function networkDataOf(
  table: Readonly<Record<string, readonly number[]>>,
  { targets, targetUnits }: TargetChoice,
): NetworkData {
  const column = (name: string): readonly number[] => {
    if (!Object.hasOwn(table, name)) throw new RangeError(`there is no column ${JSON.stringify(name)}`);
    return table[name];
  };
  const count = column(targets[0]).length;
  const standardised = (name: string): readonly number[] => {
    const entries = column(name);
    const mean = entries.reduce((sum, entry) => sum + entry, 0) / count;
    const variance = entries.reduce((sum, entry) => sum + (entry - mean) * (entry - mean), 0) / count;
    if (!(variance > 0)) throw new RangeError(`column ${JSON.stringify(name)} is constant and has no standard form`);
    const deviation = Math.sqrt(variance);
    return entries.map((entry) => (entry - mean) / deviation);
  };
  const inputs = Object.keys(table).filter((name) => !targets.includes(name));
  if (inputs.length === 0) throw new RangeError("there is no column beside the targets");
  return {
    count,
    inputs: inRows(inputs.map(standardised)),
    targets: inRows(targets.map(targetUnits === "standardised" ? standardised : column)),
  };
}

function inRows(columns: readonly (readonly number[])[]): Float64Array {
  const width = columns.length;
  return Float64Array.from({ length: width * columns[0].length }, (_, e) => columns[e % width][Math.floor(e / width)]);
}
