import { artefactIds } from "@sgd-basins/report";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { StudyOptions } from "../study.ts";
import { isWhole, readStudyCommand, studyCommand, takesMomentOptions } from "./studyCommand.ts";

const options = { seed: 1, scale: "paper", cells: [{ components: 50, zeroEigenvalues: 20 }], replicates: 2 } as const;
const appendix = "npx -y pnpm@10 basins study appendix-a --scale paper --seed 1 --cells 50:20 --replicates 2";

test("the command holds Appendix A's options for the studies of its runs only", () => {
  expect(studyCommand(["appendix-a"], options)).toBe(appendix);
  expect(studyCommand(["figure-09"], options)).toBe(appendix.replace("appendix-a", "figure-09"));
  expect(studyCommand(["table-1", "claims"], options)).toBe(appendix.replace("appendix-a", "table-1 claims"));
  expect(studyCommand(["table-1"], options)).toBe("npx -y pnpm@10 basins study table-1 --scale paper --seed 1");
});

test("what a command asks for reads back as every option that it was written from", () => {
  const whole = (from: number, to = 10_000) => fc.integer({ min: from, max: to });
  // A further option of studies does not compile until it stands here.
  const every: { [Key in keyof Required<StudyOptions>]: fc.Arbitrary<Required<StudyOptions>[Key]> } = {
    seed: fc.maxSafeNat(),
    scale: fc.constantFrom("paper", "quick"),
    cells: fc.array(fc.record({ components: whole(1), zeroEigenvalues: whole(0) }), { minLength: 1, maxLength: 5 }),
    replicates: whole(1),
    dimension: whole(1),
  };
  const some = fc.record(every, { requiredKeys: ["seed", "scale"] });
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...artefactIds), { minLength: 1 }), some, (ids, given) => {
      const { seed, scale } = given;
      const kept = ids.some(takesMomentOptions) ? given : { seed, scale };
      expect(readStudyCommand(studyCommand(ids, given))).toEqual({ ids, options: kept });
    }),
    { seed: 1, numRuns: 300 },
  );
});

test.each([
  "",
  "basins study appendix-a --scale paper --seed 1",
  `${appendix} --workers 2`,
  `${appendix} `,
  appendix.replace("--cells 50:20 --replicates 2", "--replicates 2 --cells 50:20"),
  appendix.replace("50:20", "50:"),
  appendix.replace("50:20", "050:20"),
  appendix.replace("--replicates 2", "--replicates 2 --replicates 3"),
  appendix.replace("--replicates 2", "--replicates NaN"),
  appendix.replace("--replicates 2", "--__proto__ 2"),
  appendix.replace("appendix-a", "appendix-b"),
  appendix.replace("appendix-a", "table-1"),
  appendix.replace("paper", "huge"),
  appendix.replace("--seed 1", "--seed 9007199254740993"),
])("a line that no study has written is none: %s", (command) => {
  expect(readStudyCommand(command)).toBeNull();
});

test("options make another study of Appendix A and what is made of it unless they say what holds anyway", () => {
  expect(isWhole("appendix-a", options)).toBe(false);
  expect(isWhole("table-1", options)).toBe(true);
  expect(isWhole("figure-09", { seed: 1, scale: "paper", replicates: 20, dimension: 200 })).toBe(true);
  expect(isWhole("figure-09", { seed: 1, scale: "quick", replicates: 20 })).toBe(false);
  // The claims record no cells.
  expect(isWhole("claims", { seed: 1, scale: "paper", cells: options.cells })).toBe(false);
});
