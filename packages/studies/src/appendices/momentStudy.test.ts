import { expect, test } from "vitest";
import { momentLimits } from "./momentOptions.ts";
import { momentStudy } from "./momentStudy.ts";

test("more runs than anybody can run are refused before they are listed, wherever the options come from", () => {
  const cells = [{ components: 1, zeroEigenvalues: 0 }];
  const tasks = (replicates: number) => momentStudy.tasks({ seed: 1, scale: "quick", cells, replicates });
  expect(tasks(momentLimits.runs)).toHaveLength(momentLimits.runs);
  expect(() => tasks(1e9)).toThrow("pairs times replicates must be at most 100000, is 1000000000");
});
