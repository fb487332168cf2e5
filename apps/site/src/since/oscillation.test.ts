import { type Problem, selectedStyblinskiTangModel, styblinskiTangModel } from "@sgd-basins/problems";
import { expect, test } from "vitest";
import { oscillation } from "./oscillation.ts";

type Fate = "rests" | "two points" | "more" | "leaves";

interface Coordinate {
  /** αλ. */
  readonly steepness: number;
  readonly fate: Fate;
  /** 3f‴² − f″f⁗. */
  readonly condition: number;
}

const steps = 20_000;

/** Gradient descent at 0.5(u + l) in each coordinate about a minimizer of a Styblinski–Tang sum. */
function coordinatesAt(problem: Problem, minimizer: Float64Array): Coordinate[] {
  const { mean1, mean2, mean3, barriers } = problem.separableQuartic!;
  const curvatures = minimizer.map((x, j) => 6 * mean1[j]! * x * x + mean2[j]!);
  const rate = 1 / Math.max(...curvatures) + 1 / Math.min(...curvatures);
  return Array.from(minimizer, (start, j) => {
    const [c1, c2, c3, barrier, curvature] = [mean1[j]!, mean2[j]!, mean3[j]!, barriers[j]!, curvatures[j]!];
    const stays = (at: number) => Number.isFinite(at) && at > barrier === start > barrier;
    const orbit = [start + 1e-3];
    while (orbit.length <= steps && stays(orbit.at(-1)!)) {
      const x = orbit.at(-1)!;
      orbit.push(x - rate * (2 * c1 * x * x * x + c2 * x + c3 / 2));
    }
    const [last, ...earlier] = [1, 2, 3].map((back) => orbit.at(-back)!);
    const repeats = earlier.findIndex((at) => Math.abs(at - last!) < 1e-6);
    const fate = !stays(last!) ? "leaves" : repeats === 0 ? "rests" : repeats === 1 ? "two points" : "more";
    const third = 12 * c1 * start;
    return { steepness: rate * curvature, fate, condition: 3 * third * third - curvature * 12 * c1 };
  });
}

/** About the flat and the sharp minimizer of the default draw and of the selected seed. */
const minimizers = (model: number): Coordinate[][] =>
  [styblinskiTangModel(1, 0, model), selectedStyblinskiTangModel(model)].flatMap((problem) =>
    problem.minimizers.map(({ point }) => coordinatesAt(problem, point)),
  );

const text = oscillation.join(" ");
const twoDigits = (value: number): string => value.toFixed(2);

test("on Model 1 gradient descent at 0.5(u + l) does in each coordinate what the page says", () => {
  const all = minimizers(1).flat();
  const of = (fate: Fate) => all.filter((own) => own.fate === fate).map(({ steepness }) => steepness);
  const [rests, two, more, leaves] = [of("rests"), of("two points"), of("more"), of("leaves")];
  expect(all).toHaveLength(40);
  expect(all.every(({ condition }) => condition > 0)).toBe(true);
  expect(Math.max(...rests)).toBeLessThan(2);
  expect(Math.min(...two)).toBeGreaterThan(2);
  for (const part of [
    `In ${rests.length} of them αλ < 2`,
    `In ${two.length}, with αλ up to ${twoDigits(Math.max(...two))},`,
    `in ${more.length}, with αλ from ${twoDigits(Math.min(...more))} to ${twoDigits(Math.max(...more))},`,
    `In one, with αλ = ${leaves.map(twoDigits).join()},`,
  ]) {
    expect(text).toContain(part);
  }
});

test("on Models 2 and 3 it leaves in some coordinate of each", () => {
  const each = [2, 3].flatMap(minimizers);
  expect(each.every((own) => own.some(({ fate }) => fate === "leaves"))).toBe(true);
  const steepest = Math.min(...each.map((own) => Math.max(...own.map(({ steepness }) => steepness))));
  expect(text).toContain(`On Models 2 and 3 the largest αλ is ${twoDigits(steepest)} or more`);
});
