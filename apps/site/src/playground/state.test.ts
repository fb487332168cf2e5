import fc from "fast-check";
import { expect, test } from "vitest";
import { familyOf, modelIds } from "./modelFamilies.ts";
import { defaultState, formatState, limits, onlyWithReplacement, parseState, type State } from "./state.ts";

const states = fc
  .tuple(
    fc.constantFrom(...modelIds),
    fc.oneof(
      fc.constant("inf" as const),
      fc.integer({ min: 1, max: limits.batchSize }),
      fc.integer({ min: 1, max: 50 }),
    ),
  )
  .chain(([model, batchSize]): fc.Arbitrary<State> => {
    const without = onlyWithReplacement({ model, batchSize }) === null ? ["without-replacement" as const] : [];
    return fc.record({
      model: fc.constant(model),
      minimizer: fc.constantFrom(...familyOf(model).minimizers),
      batchSize: fc.constant(batchSize),
      sampling: fc.constantFrom("with-replacement" as const, ...without),
      learningRate: fc.double({ min: 1e-12, max: 1e15, noNaN: true }),
      radius: fc.double({ min: limits.radius[0], max: limits.radius[1], noNaN: true }),
      seed: fc.nat({ max: limits.seed }),
    });
  });

test("an address gives back the state that wrote it, to the bit", () => {
  fc.assert(
    fc.property(states, (state) => {
      expect(parseState(formatState(state), 1)).toEqual(state);
    }),
  );
});

test("an address that says nothing is the report's first model with its seed", () => {
  expect(parseState("", 7)).toEqual(defaultState("quadratic-circle-1", 7));
  expect(parseState("?model=plane-2", 7)).toEqual(defaultState("plane-2", 7));
});

test("whatever an address says, it gives a state that can be computed", () => {
  const names = fc.constantFrom("model", "start", "k", "sampling", "rate", "radius", "seed");
  const values = fc.oneof(
    fc.string(),
    fc.constantFrom("NaN", "-1", "0", "1e999", "0x10", "inf", " ", "plane-1", "1.5", "without-replacement"),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(names, values)), (pairs) => {
      const { model, minimizer, batchSize, sampling, learningRate, radius, seed } = parseState(
        `?${new URLSearchParams(pairs)}`,
        1,
      );
      expect(modelIds).toContain(model);
      expect(familyOf(model).minimizers).toContain(minimizer);
      if (batchSize !== "inf") expect(Number.isInteger(batchSize) && batchSize >= 1).toBe(true);
      if (sampling === "without-replacement") expect(onlyWithReplacement({ model, batchSize })).toBeNull();
      if (learningRate !== null) expect(learningRate > 0 && learningRate < Number.POSITIVE_INFINITY).toBe(true);
      expect(radius >= limits.radius[0] && radius <= limits.radius[1]).toBe(true);
      expect(Number.isSafeInteger(seed) && seed >= 0).toBe(true);
    }),
  );
});

test("only decimal numbers are read, so that 0x10 is not 16", () => {
  const rateAt = (text: string) => parseState(`?model=styblinski-tang-1&rate=${text}`, 1).learningRate;
  expect(["0.016", "1.6e-2", ".016"].map(rateAt)).toEqual([0.016, 0.016, 0.016]);
  for (const text of ["0x10", "0b1", "1e", "Infinity", "1_0", ""]) expect(rateAt(text), text).toBe(rateAt("none"));
});

test("another minimizer than the default does not take over the default's learning rate", () => {
  expect(parseState("?model=quadratic-circle-1", 1).learningRate).toBe(16);
  expect(parseState("?model=quadratic-circle-1&start=circular", 1).learningRate).toBeNull();
});

test("without replacement goes with equal weights and k up to N, and any other address draws with replacement", () => {
  const samplingAt = (address: string) => parseState(`?sampling=without-replacement&${address}`, 1).sampling;
  expect(["k=1", "k=50"].map((k) => samplingAt(`model=quadratic-circle-2&${k}`))).toEqual([
    "without-replacement",
    "without-replacement",
  ]);
  for (const address of ["model=quadratic-circle-2&k=51", "model=quadratic-circle-2&k=inf", "model=plane-1&k=1"]) {
    expect(samplingAt(address)).toBe("with-replacement");
  }
});
