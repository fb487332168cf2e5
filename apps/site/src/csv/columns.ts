/** Columns that several files share. */
import type { BatchSize } from "@sgd-basins/random";
import type { Proportion } from "@sgd-basins/report";
import type { Column, Field } from "./csv.ts";

/** A column that is a field of the row. */
export function own<Row, Key extends keyof Row & string>(
  name: Key,
  type: Column<Row>["type"],
  description: string,
): Column<Row> {
  return { name, type, description, of: (row) => row[name] as Field };
}

export const realisation = own<{ realisation: string }, "realisation">(
  "realisation",
  "string",
  "which random draw of the model's unstated parameters: default or selected",
);

export const model = own<{ model: number }, "model">("model", "integer", "the paper's number of the model");

export const batchSize = own<{ batchSize: BatchSize }, "batchSize">(
  "batchSize",
  "string",
  "batch size k, inf for gradient descent",
);

/** A count, of how many trials, and the exact 95 % interval of the probability; empty where there is none. */
export function proportion<Row>(
  name: string,
  what: string,
  of: (row: Row) => Proportion | null,
): readonly Column<Row>[] {
  const part = (key: keyof Proportion, type: Column<Row>["type"], description: string): Column<Row> => ({
    name: `${name}_${key}`,
    type,
    description,
    of: (row) => of(row)?.[key] ?? null,
  });
  return [
    part("count", "integer", what),
    part("of", "integer", `of how many (${name}_count)`),
    part("low", "number", "exact 95 % interval (Clopper and Pearson) of the probability, lower end"),
    part("high", "number", "upper end"),
  ];
}
