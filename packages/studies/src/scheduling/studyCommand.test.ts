import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ChosenOptions,
  describeOptions,
  type OptionName,
  optionNames,
  ownOptions,
  recordedIn,
} from "../options/ownOptions.ts";
import { chosenFor, departingOptions, isPartOf, isWhole, studyCommand } from "./studyCommand.ts";

const options = { seed: 1, scale: "paper", cells: [{ components: 50, zeroEigenvalues: 20 }], replicates: 2 } as const;
const appendix = "npx -y pnpm@10 basins study appendix-a --scale paper --seed 1 --cells 50:20 --replicates 2";

test("the command holds Appendix A's options for the studies of its runs only", () => {
  expect(studyCommand(["appendix-a"], options)).toBe(appendix);
  expect(studyCommand(["figure-09"], options)).toBe(appendix.replace("appendix-a", "figure-09"));
  expect(studyCommand(["table-1", "claims"], options)).toBe(appendix.replace("appendix-a", "table-1 claims"));
  expect(studyCommand(["table-1"], options)).toBe("npx -y pnpm@10 basins study table-1 --scale paper --seed 1");
});

test("an artefact records the options that its study reads, and reads them back from its JSON", () => {
  expect(chosenFor(["appendix-a"], options)).toEqual({ cells: options.cells, replicates: 2 });
  expect(chosenFor(["claims"], options)).toEqual({ cells: options.cells, replicates: 2 });
  expect(chosenFor(["table-1"], options)).toEqual({});
  const whole = (from: number, to: number) => fc.integer({ min: from, max: to });
  // A further option does not compile until it stands here.
  const every: { [Name in OptionName]: fc.Arbitrary<Required<ChosenOptions>[Name]> } = {
    cells: fc
      .array(fc.record({ components: whole(1, 10_000), zeroEigenvalues: whole(0, 2000) }), { minLength: 1 })
      .map((cells) => ownOptions.cells.schema.parse(cells)),
    replicates: whole(1, 10_000),
    dimension: whole(1, 2000),
    trainings: whole(1, 50),
    lengths: fc
      .uniqueArray(
        fc.record({
          batchSize: fc.oneof(whole(1, 1000), fc.constant("inf" as const)),
          runs: whole(6, 1000),
          steps: whole(1, 100_000),
        }),
        { minLength: 1, selector: ({ batchSize }) => batchSize },
      )
      .map((lengths) => ownOptions.lengths.schema.parse(lengths)),
  };
  fc.assert(
    fc.property(fc.record(every, { requiredKeys: [] }), (chosen) => {
      expect(recordedIn(JSON.parse(JSON.stringify(chosenFor(["figure-09", "networks"], chosen))))).toEqual(chosen);
      for (const name of optionNames) {
        const value = chosen[name];
        if (value === undefined) continue;
        const word = describeOptions({ [name]: value }).split(" ")[1]!;
        expect(ownOptions[name].read(word)).toEqual(value);
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});

test.each([undefined, null, 7, "x", [], { replicates: 0 }, { replicates: 2, colour: "red" }, { cells: [] }])(
  "what no study records is read as nothing: %j",
  (options) => {
    expect(recordedIn(options)).toEqual({});
  },
);

test("options make another study of Appendix A and what is made of it unless they say what holds anyway", () => {
  expect(isWhole("appendix-a", options)).toBe(false);
  expect(isWhole("table-1", options)).toBe(true);
  expect(isWhole("figure-09", { seed: 1, scale: "paper", replicates: 20, dimension: 200 })).toBe(true);
  expect(isWhole("figure-09", { seed: 1, scale: "quick", replicates: 20 })).toBe(false);
  // The claims record no cells.
  expect(isWhole("claims", { seed: 1, scale: "paper", cells: options.cells })).toBe(false);
});

test("options of different studies do not meet: only what is made of the same runs is a part of it or the whole", () => {
  const asked = { seed: 1, scale: "paper", replicates: 20, trainings: 2 } as const;
  expect(departingOptions(asked)).toEqual({ seed: 1, scale: "paper", trainings: 2 });
  const whole = { seed: 1, scale: "paper" } as const;
  const part = { id: "networks", options: asked } as const;
  expect(isPartOf(part, { id: "claims", options: whole })).toBe(true);
  expect(isPartOf(part, { id: "claims", options: asked })).toBe(false);
  expect(isPartOf(part, { id: "appendix-a", options: whole })).toBe(false);
  expect(isPartOf({ id: "claims", options: asked }, { id: "appendix-a", options: whole })).toBe(false);
});
