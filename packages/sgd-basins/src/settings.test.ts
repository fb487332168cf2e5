import { expect, test } from "vitest";
import { quadraticSum } from "./problems.ts";
import { componentSampler, simulateDeparture, simulateRun, simulateRuns, stream } from "./simulator.ts";
import { almostSureLimit, denseHessians, localTheory, lyapunov, thresholds } from "./theory.ts";

/** A call as of somebody without types. */
function untyped(called: (...of: never[]) => unknown, ...given: readonly unknown[]): unknown {
  return Reflect.apply(called, undefined, given);
}

const two = Float64Array.of(2);
const theory = localTheory(denseHessians(1, [1], [two]));
const { meanSquare } = thresholds(theory, 1);
const problem = quadraticSum({
  ...{ dimension: 1, weights: Float64Array.of(1), hessians: [two] },
  linearTerms: [Float64Array.of(0)],
});
const draw = componentSampler(problem, 1);
const [start] = problem.minimizers;
const run = { problem, start, radius: 1, learningRate: 0.1, batchSize: 1, steps: 1 };
const departure = { problem, point: start.point, distance: 1, factor: 2, learningRate: 0.1, batchSize: 1, steps: 1 };

const callers: Readonly<Record<string, (more: object) => unknown>> = {
  almostSureLimit: (more) => untyped(almostSureLimit, theory, 1, meanSquare, more),
  lyapunov: (more) => untyped(lyapunov, theory, 1, 0.1, more),
  simulateRun: (more) => untyped(simulateRun, { ...run, ...more }, draw, stream(1)),
  simulateRuns: (more) => untyped(simulateRuns, { ...run, ...more }, 1, 1, []),
  simulateDeparture: (more) => untyped(simulateDeparture, { ...departure, ...more }, draw, stream(1)),
};

test.each([
  [
    "almostSureLimit",
    "budgte",
    'almostSureLimit: "budgte": is no option (did you mean "budget"?); there are precision,',
  ],
  ["lyapunov", "chain", 'lyapunov: "chain": is no option (did you mean "chains"?); there are steps, chains,'],
  [
    "simulateRun",
    "raduis",
    'SGD-k: "raduis": is no option (did you mean "radius"?); there are problem, start, radius,',
  ],
  ["simulateRuns", "smapling", 'SGD-k: "smapling": is no option (did you mean "sampling"?)'],
  ["simulateDeparture", "evry", 'SGD-k: "evry": is no option (did you mean "every"?)'],
])("settings of %s of a subpath are known by name: %s", (name, wrong, message) => {
  expect(() => callers[name]?.({})).not.toThrow();
  expect(() => callers[name]?.({ [wrong]: 1 })).toThrow(message);
});

test("settings that are none are refused", () => {
  expect(() => untyped(lyapunov, theory, 1, 0.1, new Map())).toThrow(
    "lyapunov: options: must be an object, is of type Map",
  );
});
