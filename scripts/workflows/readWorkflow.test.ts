import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isKnownAction } from "./actions.ts";
import { chooseInputs, combinations, eventsOf, type Job, readWorkflow } from "./readWorkflow.ts";

const folder = join(import.meta.dirname, "../../.github/workflows");
const read = (name: string) => readWorkflow(join(folder, name));
const jobOf = (file: string, job: string): Job => read(file).jobs[job]!;

describe.each(readdirSync(folder))("%s", (name) => {
  test("has no key and no action that the script does not know", () => {
    const steps = Object.values(read(name).jobs).flatMap((job) => job.steps);
    expect(steps.flatMap(({ uses }) => (uses === undefined || isKnownAction(uses) ? [] : [uses]))).toEqual([]);
  });

  test("has no job before one that it needs", () => {
    const { jobs } = read(name);
    const names = Object.keys(jobs);
    for (const [i, { needs }] of Object.values(jobs).entries()) {
      expect(needs.every((needed) => names.slice(0, i).includes(needed))).toBe(true);
    }
  });
});

test("a matrix is every combination, and a job without one is a single one", () => {
  expect(combinations(jobOf("shards.yml", "shard"))).toEqual([1, 2, 3, 4].map((shard) => ({ shard })));
  expect(combinations(jobOf("shards.yml", "merge"))).toEqual([{}]);
});

test("inputs are those of the file, unless others that it allows are given", () => {
  const shards = read("shards.yml");
  expect(eventsOf(shards)).toEqual(["workflow_dispatch"]);
  expect(chooseInputs(shards, {})).toEqual({ studies: "all", scale: "paper" });
  expect(chooseInputs(shards, { studies: "table-1" })).toEqual({ studies: "table-1", scale: "paper" });
  expect(() => chooseInputs(shards, { scale: "large" })).toThrow("one of paper, quick");
  expect(() => chooseInputs(shards, { sizes: "1" })).toThrow("there is no input 'sizes'");
});
