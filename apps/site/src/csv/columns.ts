/** Columns of the CSV files: a field's name, type and description are those of its schema in `report`. */
import { type Proportion, proportionSchema } from "@sgd-basins/report";
import { z } from "zod";
import type { Column } from "./csv.ts";

const fieldSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * A column for each field of a record that a line can hold, in the schema's order; a count with its interval has four. Other
 * records and lists have none: {@link within} puts a record's columns in, and a list has lines of its own.
 *
 * @throws TypeError if such a field has no description
 */
export function columnsOf<Row extends Readonly<Record<string, unknown>>>({
  shape,
}: z.ZodObject & z.ZodType<Row>): Column<Row>[] {
  return Object.entries(shape).flatMap(([name, schema]): Column<Row>[] => {
    const { description, type, anyOf } = z.toJSONSchema(schema);
    const types = (anyOf ?? [{ type }]).flatMap((one) => one.type ?? []);
    const counts = isProportion(schema);
    if (!counts && (types.includes("array") || types.includes("object"))) return [];
    if (description === undefined) throw new TypeError(`the schema of ${name} does not say what it is`);
    if (counts) return proportion(name, description, (row) => proportionSchema.nullable().parse(row[name]));
    return [{ name, type: datatype(types), description, of: (row) => fieldSchema.parse(row[name]) }];
  });
}

/** Columns of a record that stands in the row, empty where there is none. */
export function within<Row, Inner>(
  columns: readonly Column<Inner>[],
  pick: (row: Row) => Inner | null,
  rename: (name: string) => string = (name) => name,
): Column<Row>[] {
  return columns.map((column) => ({
    ...column,
    name: rename(column.name),
    of: (row) => {
      const inner = pick(row);
      return inner === null ? null : column.of(inner);
    },
  }));
}

/** A count, of how many trials, and the exact 95 % interval of the probability. */
function proportion<Row>(name: string, what: string, pick: (row: Row) => Proportion | null): Column<Row>[] {
  const [count, of, ...interval] = within(columnsOf(proportionSchema), pick, (part) => `${name}_${part}`);
  return [{ ...count!, description: what }, { ...of!, description: `${of!.description} (${name}_count)` }, ...interval];
}

function isProportion(schema: z.core.$ZodType): boolean {
  const inner = schema instanceof z.ZodNullable ? schema.unwrap() : schema;
  return inner instanceof z.ZodObject && inner.shape === proportionSchema.shape;
}

/** The datatype of values that are all of one kind; else they are texts. */
function datatype(types: readonly string[]): Column<never>["type"] {
  const [only, ...others] = types.filter((type) => type !== "null");
  return others.length === 0 && (only === "integer" || only === "number" || only === "boolean") ? only : "string";
}
