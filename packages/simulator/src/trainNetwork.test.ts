import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { network, networkDataSets, readNetworkData } from "@sgd-basins/problems";
import { describe, expect, test } from "vitest";
import { trainNetwork } from "./trainNetwork.ts";

const text = readFileSync(new URL(import.meta.resolve("@sgd-basins/problems/data/penguins.csv")), "utf8");
const penguins = network(
  { inputs: 3, hidden: [30], outputs: 1 },
  readNetworkData(text, "penguins.csv", networkDataSets.penguins),
);

describe("training on penguins", () => {
  test.each([1, 2, 3, 4])("reaches the bottom by SGD-1, SGD-8 and gradient descent from seed %i", (seed) => {
    for (const [batchSize, learningRate, steps] of [
      [1, 0.05, 20_000],
      [8, 0.1, 5000],
      ["inf", 0.3, 1000],
    ] as const) {
      const { reached, loss, lossBefore } = trainNetwork(penguins, { seed, learningRate, batchSize, steps });
      expect(reached).toBe(true);
      expect(loss).toBeLessThan(1e-26);
      expect(lossBefore).toBeLessThan(0.1);
    }
  });

  test("gives the same bits everywhere", () => {
    const { point } = trainNetwork(penguins, { seed: 7, learningRate: 0.05, batchSize: 4, steps: 2000 });
    expect(createHash("sha256").update(new Uint8Array(point.buffer)).digest("hex")).toBe(
      "b7b738977f2f34447e9d204cd39dc0e75a4509b47da0492dbdd8c1a296538da8",
    );
  });

  test("that diverges says so", () => {
    const { reached, lossBefore } = trainNetwork(penguins, { seed: 1, learningRate: 50, batchSize: 1, steps: 2000 });
    expect(reached).toBe(false);
    expect(lossBefore).not.toBeLessThan(Number.POSITIVE_INFINITY);
  });

  test("refuses a batch size that is none", () => {
    const settings = { seed: 1, learningRate: 0.1, steps: 1 };
    expect(() => trainNetwork(penguins, { ...settings, batchSize: 0 })).toThrow(/batch size/);
    expect(() => trainNetwork(penguins, { ...settings, batchSize: 1.5 })).toThrow(/batch size/);
  });
});
