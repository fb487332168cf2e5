import { expect, test } from "vitest";
import { parseAnswer, parseChunk } from "./message.ts";

const code = "0".repeat(64);
const job = { key: "k", kind: "toy", task: { index: 1 }, work: 1 };

test("a chunk and its answer are taken as they are", () => {
  expect(parseChunk({ code, jobs: [job] })).toEqual({ code, jobs: [job] });
  expect(parseAnswer({ code, parts: [[0.5], null] })).toEqual({ code, parts: [[0.5], null] });
});

test.each([
  ["too many jobs", { code, jobs: Array(1001).fill(job) }, "message.jobs: "],
  ["too many values", { code, jobs: [{ ...job, task: Array(2 ** 22).fill(0) }] }, "message: has more than"],
  ["too many characters", { code, jobs: [{ ...job, task: "x".repeat(2 ** 26) }] }, "message: has more than"],
  ["too long a key", { code, jobs: [{ ...job, key: "x".repeat(1_000_001) }] }, "message.jobs.0.key: "],
  ["other keys", { code, jobs: [job], shell: "x" }, 'message: Unrecognized key: "shell"'],
  ["no work", { code, jobs: [{ ...job, work: 0 }] }, "message.jobs.0.work: "],
])("a message with %s is refused", (_, data, complaint) => {
  expect(() => parseChunk(data)).toThrow(complaint);
});

test("an answer nested a million deep is refused, and the stack holds", () => {
  let part: unknown = 0;
  for (let depth = 0; depth < 1_000_000; depth++) part = [part];
  expect(() => parseAnswer({ code, parts: [part] })).toThrow("answer: is nested too deeply");
});
