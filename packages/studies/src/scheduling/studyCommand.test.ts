import { expect, test } from "vitest";
import { studyCommand } from "./studyCommand.ts";

const options = { seed: 1, scale: "paper", cells: [{ components: 50, zeroEigenvalues: 20 }], replicates: 2 } as const;

test("the command holds Appendix A's options for the studies of its runs only", () => {
  const appendix = "npx -y pnpm@10 basins study appendix-a --scale paper --seed 1 --cells 50:20 --replicates 2";
  expect(studyCommand(["appendix-a"], options)).toBe(appendix);
  expect(studyCommand(["figure-09"], options)).toBe(appendix.replace("appendix-a", "figure-09"));
  expect(studyCommand(["table-1", "claims"], options)).toBe(appendix.replace("appendix-a", "table-1 claims"));
  expect(studyCommand(["table-1"], options)).toBe("npx -y pnpm@10 basins study table-1 --scale paper --seed 1");
});
