import { measurementSchema } from "@sgd-basins/bench-documents";
import { expect, test } from "vitest";
import type { BenchTask, PreparedTask } from "../tasks/suite.ts";
import { WrongResultError } from "../tasks/verify.ts";
import { measureTask } from "./measureTask.ts";

function taskOf(prepared: PreparedTask): BenchTask {
  return { suite: "test", name: "task", implementation: "sgd-basins", unit: "step", prepare: () => prepared };
}

test("a measurement is in the schema, and its numbers agree with each other", () => {
  let calls = 0;
  const work = (): number => {
    let sum = 0;
    for (let i = 0; i < 1000; i++) sum += Math.sqrt(calls + i);
    calls++;
    return sum;
  };
  const result = measureTask(taskOf({ count: 7, call: work, verify: () => {} }), 0.005);
  expect(measurementSchema.parse(result)).toEqual(result);
  expect(result).toMatchObject({ suite: "test", name: "task", unit: "step", count: 7 });
  expect(result.throughput).toBeCloseTo(7 / result.median, 6);
  expect(result.min).toBeLessThanOrEqual(result.median);
  expect(result.median).toBeLessThanOrEqual(result.p99);
  expect(result.samples).toBeGreaterThanOrEqual(8);
  expect(calls).toBeGreaterThan(result.samples * result.batch);
});

test("a task too short for the clock is sampled in batches of calls", () => {
  let calls = 0;
  const once = (): number => ++calls;
  const { batch, samples } = measureTask(taskOf({ count: 1, call: once, verify: () => {} }), 0.005);
  expect(batch).toBeGreaterThan(1);
  // Each sample is a whole batch.
  expect(calls).toBeGreaterThanOrEqual(batch * samples);
});

test("a whole command is called once to be checked and then as often as its suite says, and cleans up even if it fails", () => {
  let [calls, disposed] = [0, 0];
  const prepared = { count: 1, call: () => ++calls, verify: () => {}, dispose: () => ++disposed };
  const { samples, batch } = measureTask({ ...taskOf(prepared), samples: 3 }, 0.005);
  expect({ samples, batch, calls, disposed }).toEqual({ samples: 3, batch: 1, calls: 4, disposed: 1 });
  const failing = { ...prepared, call: () => Number.NaN };
  expect(() => measureTask({ ...taskOf(failing), samples: 3 }, 0.005)).toThrow(WrongResultError);
  expect(disposed).toBe(2);
});

test("a wrong result is never timed", () => {
  let calls = 0;
  const task = taskOf({
    count: 1,
    call: () => calls++,
    verify: () => {
      throw new WrongResultError("wrong");
    },
  });
  expect(() => measureTask(task, 0.001)).toThrow("wrong");
  expect(calls).toBe(1);
});

test("a result that stops being finite while it is timed is an error", () => {
  let calls = 0;
  const task = taskOf({ count: 1, call: () => (calls++ === 3 ? Number.NaN : 1), verify: () => {} });
  expect(() => measureTask(task, 0.001)).toThrow(WrongResultError);
});
