import { expect, test } from "vitest";
import type { z } from "zod";
import { distancesSchema, runSchema } from "./trajectories.ts";

const saidBy = (schema: z.ZodType, value: unknown): unknown =>
  schema.safeParse(value).error?.issues.map(({ path, message }) => ({ path, message })) ?? null;

test.each([
  { name: "distances", value: [0, 1e-300, 2] },
  { name: "no distance", value: [] },
  { name: "a negative one", value: [1, -1e-300] },
  { name: "two that are none", value: [null, 1, "2"] },
  { name: "an infinite one", value: [Number.POSITIVE_INFINITY] },
  { name: "one that is no number", value: [Number.NaN] },
  { name: "a row in a row", value: [[1]] },
  { name: "a text", value: "12" },
  { name: "an object", value: { length: 0 } },
  { name: "null", value: null },
])("of $name a run's schema says what the numbers' own schemas say", ({ value }) => {
  expect(saidBy(runSchema, value)).toEqual(saidBy(distancesSchema, value));
});

test("a run that breaks the rule is refused, and one that keeps it is not", () => {
  expect([runSchema.safeParse([1, -1]).success, runSchema.safeParse([1, 1]).success]).toEqual([false, true]);
});
