import { createHash } from "node:crypto";
import { network, networkDataOf, networkDataSets } from "@sgd-basins/problems";
import tables from "@sgd-basins/problems/data/tables.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { trainNetwork, trainNetworks } from "./trainNetwork.ts";

const penguins = network(
  { inputs: 3, hidden: [30], outputs: 1 },
  networkDataOf(tables.penguins, networkDataSets.penguins),
);

describe("training on penguins", () => {
  test.each([1, 2, 3, 4])("reaches the bottom by SGD-1, SGD-8 and gradient descent from seed %i", (seed) => {
    for (const [batchSize, learningRate, steps] of [
      [1, 0.05, 20_000],
      [8, 0.1, 5000],
      ["inf", 0.3, 1000],
    ] as const) {
      const { reached, loss, lossBefore } = trainNetwork(penguins, { learningRate, batchSize, steps }, seed);
      expect(reached).toBe(true);
      expect(loss).toBeLessThan(1e-26);
      expect(lossBefore).toBeLessThan(0.1);
    }
  });

  test("gives the same bits everywhere", () => {
    const { point } = trainNetwork(penguins, { learningRate: 0.05, batchSize: 4, steps: 2000 }, 7);
    expect(createHash("sha256").update(new Uint8Array(point.buffer)).digest("hex")).toBe(
      "b7b738977f2f34447e9d204cd39dc0e75a4509b47da0492dbdd8c1a296538da8",
    );
  });

  test("by the kernel has the bits of the definition, diverging too", () => {
    for (const settings of [
      { learningRate: 0.05, batchSize: 3, steps: 3000 },
      { learningRate: 0.1, batchSize: "inf" as const, steps: 100 },
      { learningRate: 50, batchSize: 1, steps: 300 },
    ]) {
      const seeds = [4, 9, 2];
      expect(trainNetworks(penguins, settings, seeds)).toEqual(
        seeds.map((seed) => trainNetwork(penguins, settings, seed)),
      );
    }
  });

  test("that diverges says so", () => {
    const { reached, lossBefore } = trainNetwork(penguins, { learningRate: 50, batchSize: 1, steps: 2000 }, 1);
    expect(reached).toBe(false);
    expect(lossBefore).not.toBeLessThan(Number.POSITIVE_INFINITY);
  });

  test("refuses a batch size that is none", () => {
    const settings = { learningRate: 0.1, steps: 1 };
    expect(() => trainNetwork(penguins, { ...settings, batchSize: 0 }, 1)).toThrow(/batch size/);
    expect(() => trainNetworks(penguins, { ...settings, batchSize: 1.5 }, [1])).toThrow(/batch size/);
  });
});
