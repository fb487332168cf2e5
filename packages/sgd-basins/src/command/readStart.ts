import { readText } from "@sgd-basins/report/node";
import { InputError } from "../failures.ts";

/**
 * Where runs start: zero, or the point of a JSON file that holds a list of its coordinates, in the order of the minimizer's.
 *
 * @throws InputError naming the file, the place and the rule
 */
export async function readStart(choice: string, dimension: number): Promise<Float64Array> {
  if (choice === "zero") return new Float64Array(dimension);
  const text = await readText(choice);
  let list: unknown;
  try {
    list = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new InputError(
      choice,
      "top level",
      `not JSON (${String(error instanceof Error ? error.message : error).replaceAll(/\s+/g, " ")})`,
    );
  }
  if (!Array.isArray(list)) throw new InputError(choice, "top level", "must be a list of numbers, such as [0, 0.5]");
  if (list.length !== dimension) {
    throw new InputError(choice, "top level", `has ${list.length} numbers, but the minimizer has ${dimension}`);
  }
  return Float64Array.from(list, (entry: unknown, j) => {
    if (typeof entry !== "number" || !Number.isFinite(entry)) {
      throw new InputError(choice, `[${j}]`, "must be a finite number");
    }
    return entry;
  });
}
