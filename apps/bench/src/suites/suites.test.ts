import { titleOf } from "@sgd-basins/bench-documents";
import { describe, expect, test } from "vitest";
import { loadSuite, suiteNames } from "./index.ts";

for (const name of suiteNames) {
  const suite = await loadSuite(name);

  describe(`suite ${name}`, () => {
    test("has its name, and tasks with names of their own", () => {
      expect(suite.name).toBe(name);
      const titles = suite.tasks.map(titleOf);
      expect(titles.length).toBeGreaterThan(0);
      expect(new Set(titles).size).toBe(titles.length);
      for (const task of suite.tasks) expect(task.suite).toBe(name);
    });

    test("a peer's task stands beside one of this project's with the same unit", () => {
      for (const peer of suite.tasks.filter(({ implementation }) => implementation !== "sgd-basins")) {
        const own = suite.tasks.find((task) => task.name === peer.name && task.implementation === "sgd-basins");
        expect(own?.unit).toBe(peer.unit);
      }
    });

    // Whole commands have tests of their own, and peers no blocks between which a large size would lie.
    const calls = suite.tasks.filter(
      ({ samples, implementation, name }) =>
        samples === undefined && (implementation === "sgd-basins" || !/ n=[24]00$/.test(name)),
    );
    test.each(calls.map((task) => ({ title: titleOf(task), task })))(
      "$title computes something right, also when called again, and counts its work",
      ({ task }) => {
        const { count, call, verify } = task.prepare();
        expect(Number.isFinite(count) && count > 0).toBe(true);
        // A peer's second call is its own tests' business.
        for (let run = 0; run < (task.implementation === "sgd-basins" ? 2 : 1); run++) {
          expect(call()).toSatisfy(Number.isFinite);
        }
        verify();
      },
    );
  });
}
