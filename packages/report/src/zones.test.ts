import { describe, expect, test } from "vitest";
import { thresholdRows, thresholds } from "./thresholds.ts";
import { regionOf, statementsOf, type ThresholdRates, zoneOf } from "./zones.ts";

const rates: ThresholdRates = { convergence: 1, meanSquare: 2, divergence: 4 };
const zoneNames = (of: ThresholdRates, at: readonly number[]) =>
  at.map((rate) => statementsOf(zoneOf(rate, of)).map(({ zone }) => zone));
const regionNames = (of: ThresholdRates, at: readonly number[]) => at.map((rate) => regionOf(zoneOf(rate, of)).name);

test("every threshold has a symbol, a name, a field and a column of its own, and stands under its key", () => {
  for (const field of ["key", "symbol", "name", "label", "jsonKey", "column"] as const) {
    expect(new Set(thresholds.map((row) => row[field])).size).toBe(thresholds.length);
  }
  expect(Object.keys(thresholdRows)).toEqual(thresholds.map(({ key }) => key));
});

describe("the most that is known of a rate is said", () => {
  test("among all three thresholds", () => {
    expect(zoneNames(rates, [0.9, 1, 1.5, 2, 3, 4, 4.1])).toEqual([
      ["below convergence bound"],
      ["below limit"],
      ["below limit"],
      ["at limit"],
      ["above limit"],
      ["above limit"],
      ["above divergence bound"],
    ]);
  });

  test("where a limit was not found, or nothing applies", () => {
    expect(zoneNames({ ...rates, meanSquare: null }, [0.9, 2, 4.1])).toEqual([
      ["below convergence bound"],
      ["between bounds"],
      ["above divergence bound"],
    ]);
    expect(zoneNames({}, [1])).toEqual([["between bounds"]]);
  });

  test("within what encloses a limit a rate is at it, bounds or not", () => {
    const enclosed: ThresholdRates = { convergence: 2, meanSquare: [1.9, 2.1], divergence: 2 };
    expect(zoneNames(enclosed, [1.8, 1.9, 2, 2.1, 2.2]).flat()).toEqual([
      "below convergence bound",
      "at limit",
      "at limit",
      "at limit",
      "above divergence bound",
    ]);
    expect(zoneNames({ meanSquare: 3 }, [3 * (1 - 1e-13), 3 * (1 - 1e-11)]).flat()).toEqual([
      "at limit",
      "below limit",
    ]);
  });
});

test("of runs as much as the almost-sure limit says is said beside what is known of the mean square", () => {
  const beyond: ThresholdRates = { ...rates, almostSure: [5, 6] };
  expect(zoneNames(beyond, [1.5, 4.5, 5.5, 7])).toEqual([
    ["below limit", "below almost-sure limit"],
    ["above divergence bound", "below almost-sure limit"],
    ["above divergence bound", "at almost-sure limit"],
    ["above divergence bound", "above almost-sure limit"],
  ]);
  expect(regionNames(beyond, [1.5, 4.5])).toEqual(["open", "grow"]);
});

test("bounds promise something beyond them only, and nothing of a rate that is at one", () => {
  expect(regionNames(rates, [0.9, 1, 2, 4, 4.1])).toEqual(["shrink", "open", "open", "open", "grow"]);
  expect(regionNames({}, [1])).toEqual(["open"]);
});
