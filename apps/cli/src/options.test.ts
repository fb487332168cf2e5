import { optionNames, ownOptions } from "@sgd-basins/studies/options";
import { shardHeaderSchema, studyFileSchema } from "@sgd-basins/studies/scheduling";
import { expect, test } from "vitest";
import { processContext } from "./context.ts";
import { createProgram } from "./program.ts";

test("cells stand in the paper's order, B ascending, then N, each once", () => {
  expect(ownOptions.cells.read("100:20,50:20,100:0,50:20")).toEqual([
    { components: 100, zeroEigenvalues: 0 },
    { components: 50, zeroEigenvalues: 20 },
    { components: 100, zeroEigenvalues: 20 },
  ]);
});

test("an option of studies is of how they run, or stands in an artefact's command, in study files and in shards", () => {
  const program = createProgram(processContext(), () => {});
  const command = program.commands.find((one) => one.name() === "study")!;
  const ofRunning = ["workers", "out", "shard", "engine", "redis", "queue", "giveUpAfter"];
  const chosen = command.options.map((option) => option.attributeName()).filter((name) => !ofRunning.includes(name));
  const recorded = ["seed", "scale", ...optionNames];
  expect(chosen.sort()).toEqual([...recorded].sort());
  for (const schema of [studyFileSchema, shardHeaderSchema]) {
    expect(Object.keys(schema.shape)).toEqual(expect.arrayContaining(recorded));
  }
});
