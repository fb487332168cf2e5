import { expect, test } from "vitest";
import { studies } from "../index.ts";
import { completeCells, limitTasks } from "./cell.ts";

const options = { seed: 1, scale: "quick" } as const;

test("every almost-sure limit of a trajectory figure is one that tightness needs too, so that none is estimated twice", () => {
  const tasksOf = (id: string): string[] =>
    (studies.find((study) => study.id === id)?.tasks(options) ?? [])
      .filter(({ kind }) => kind === "almost-sure-limit")
      .map(({ task }) => JSON.stringify(task));
  const known = new Set(tasksOf("tightness"));
  for (const id of ["figure-01", "figure-04", "figure-05", "figure-08", "figure-15", "figure-22"]) {
    const needed = tasksOf(id);
    expect(needed.length, id).toBeGreaterThan(0);
    expect(needed.filter((task) => !known.has(task))).toEqual([]);
    expect(new Set(needed).size).toBe(needed.length);
  }
});

test("a cell without its limit is refused by its place", () => {
  const place = { realisation: "default", model: 2, batchSize: 7 } as const;
  const [task] = limitTasks(1, "styblinski-tang", "flat", [place, place]);
  expect(limitTasks(1, "styblinski-tang", "flat", [place, place])).toEqual([task]);
  const cell = {
    ...place,
    rateLabel: "1",
    start: "flat",
    radius: 1,
    learningRate: 1,
    thresholds: { convergence: 1, meanSquare: 2, divergence: 3 },
    distances: {},
    diverged: 0,
    everLeft: 0,
    ends: [],
    boundaryShare: 0,
  };
  const limits = [{ learningRate: 2.5, interval: [2.4, 2.6] as const }];
  expect(completeCells([cell], [task], limits, () => true)).toEqual([
    { ...cell, thresholds: { ...cell.thresholds, almostSure: 2.5 }, inPaper: true },
  ]);
  const other = { ...cell, model: 3 };
  expect(() => completeCells([other], [task], limits, () => true)).toThrow("default, Model 3, k = 7");
});
