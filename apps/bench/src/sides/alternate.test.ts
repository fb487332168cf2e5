import { expect, test } from "vitest";
import { alternate, type Side } from "./side.ts";

test("sides take turns, every other round backwards, and samples keep their rounds", async () => {
  const order: string[] = [];
  const side = (name: string, start: number): Side => ({
    sample: async (seconds) => {
      order.push(`${name}${seconds}`);
      return start + order.length;
    },
    close: async () => {},
  });
  expect(await alternate([side("a", 0), side("b", 100)], 3, 2, new AbortController().signal)).toEqual([
    [1, 4, 5],
    [102, 103, 106],
  ]);
  expect(order).toEqual(["a2", "b2", "b2", "a2", "a2", "b2"]);
});
