import { batchSizeSchema, proportionSchema } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { z } from "zod";
import { columnsOf, within } from "./columns.ts";

const described = (description: string) => ({ description });

const recordSchema = z.strictObject({
  name: z.string().meta(described("what it is called")),
  batchSize: batchSizeSchema,
  steps: z.int().positive().nullable().meta(described("how many")),
  rate: z.number().nullable().meta(described("how fast")),
  inPaper: z.boolean().meta(described("whether printed")),
  left: proportionSchema.nullable().meta(described("runs that left")),
  part: z.strictObject({ x: z.number().meta(described("where")) }),
  values: z.array(z.number()),
});
const record = {
  name: "a",
  batchSize: "inf" as const,
  steps: null,
  rate: 0.5,
  inPaper: true,
  left: { count: 1, of: 4, low: 0.01, high: 0.8 },
  part: { x: 7 },
  values: [1],
};

test("a record's columns are those of its fields that a line can hold, as its schema describes them", () => {
  const columns = columnsOf(recordSchema);
  expect(columns.map(({ name, type, description }) => [name, type, description])).toEqual([
    ["name", "string", "what it is called"],
    ["batchSize", "string", "batch size k, inf for gradient descent"],
    ["steps", "integer", "how many"],
    ["rate", "number", "how fast"],
    ["inPaper", "boolean", "whether printed"],
    ["left_count", "integer", "runs that left"],
    ["left_of", "integer", "of how many (left_count)"],
    ["left_low", "number", "exact 95 % interval (Clopper and Pearson) of the probability, lower end"],
    ["left_high", "number", "upper end"],
  ]);
  expect(columns.map(({ of }) => of(record))).toEqual(["a", "inf", null, 0.5, true, 1, 4, 0.01, 0.8]);
  expect(columns.map(({ of }) => of({ ...record, left: null })).slice(5)).toEqual([null, null, null, null]);
});

test("a record within a record has columns under other names, empty where it is missing", () => {
  const [x] = within(
    columnsOf(recordSchema.shape.part),
    ({ part }: { part: { x: number } | null }) => part,
    (name) => `part_${name}`,
  );
  expect(x).toMatchObject({ name: "part_x", type: "number", description: "where" });
  expect([x!.of(record), x!.of({ part: null })]).toEqual([7, null]);
});

test("a field that nothing describes is refused", () => {
  expect(() => columnsOf(z.strictObject({ bare: z.number() }))).toThrow("the schema of bare does not say what it is");
});
