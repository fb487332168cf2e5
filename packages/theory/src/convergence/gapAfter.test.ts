import {
  type DoubleDoubles,
  doubleDoubles,
  factorMean,
  normalizedTwice,
  rangeCoordinates,
  rowRange,
} from "@sgd-basins/linalg";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diagonalHessians } from "../hessians.ts";
import { theoryOfMatrices } from "../localTheory/theoryOfMatrices.ts";
import { theoryOfRows } from "../localTheory/theoryOfRows.ts";
import { secondMoment } from "../secondMoment/secondMoment.ts";
import { type BatchDynamics, type BatchGap, type MeanSquareDynamics, meanSquareDynamics } from "./dynamics.ts";
import { fewestSteps, stepsAt } from "./fewestSteps.ts";

/** A component as it is drawn, in the data's own coordinates: Qᵢ and εᵢ. */
interface Drawn {
  readonly probability: number;
  readonly hessian: readonly (readonly number[])[];
  readonly gradient: readonly number[];
}

interface Instance {
  readonly dynamics: MeanSquareDynamics;
  readonly start: Float64Array;
  readonly components: readonly Drawn[];
  readonly offset: readonly number[];
}

const times = (q: Drawn["hessian"], x: readonly number[]): number[] =>
  q.map((row) => row.reduce((sum, entry, b) => sum + entry * x[b], 0));

/**
 * The expected gaps after 0, 1, … steps of SGD-k, k = 1 or 2, from the definition: every batch that may be drawn moves the
 * second moment and the mean of β − β*.
 */
function expectedGaps({ components, offset }: Instance, batchSize: 1 | 2, rate: number, steps: number): number[] {
  const d = offset.length;
  const draws = components.flatMap((first) =>
    batchSize === 1
      ? [{ probability: first.probability, of: [first] }]
      : components.map((second) => ({ probability: first.probability * second.probability, of: [first, second] })),
  );
  const maps = draws.map(({ probability, of }) => ({
    probability,
    step: offset.map((_, a) =>
      offset.map(
        (_, b) => (a === b ? 1 : 0) - (rate / batchSize) * of.reduce((sum, { hessian }) => sum + hessian[a][b], 0),
      ),
    ),
    kick: offset.map((_, a) => (-rate / batchSize) * of.reduce((sum, { gradient }) => sum + gradient[a], 0)),
  }));
  let mean = [...offset];
  let second = offset.map((x) => offset.map((y) => x * y));
  const gaps: number[] = [];
  for (let j = 0; j <= steps; j++) {
    gaps.push(
      components.reduce(
        (sum, { probability, hessian }) =>
          sum + (probability / 2) * second.reduce((trace, row, a) => trace + times(hessian, row)[a], 0),
        0,
      ),
    );
    const [nextMean, nextSecond] = [new Array<number>(d).fill(0), second.map((row) => row.map(() => 0))];
    for (const { probability, step, kick } of maps) {
      const moved = times(step, mean);
      const half = second.map((row) => times(step, row));
      for (let a = 0; a < d; a++) {
        nextMean[a] += probability * (moved[a] + kick[a]);
        for (let b = 0; b < d; b++) {
          const still = half.reduce((sum, row, c) => sum + step[a][c] * row[b], 0);
          nextSecond[a][b] += probability * (still + moved[a] * kick[b] + kick[a] * moved[b] + kick[a] * kick[b]);
        }
      }
    }
    [mean, second] = [nextMean, nextSecond];
  }
  return gaps;
}

const entry = fc.integer({ min: -4, max: 4 });
const point = fc.tuple(entry, entry).filter(([x, y]) => x !== 0 || y !== 0);
const data = fc.record({
  /** Two of them are unit vectors: the mean has full rank. */
  rows: fc.array(point, { minLength: 2, maxLength: 4 }).map((rows) => [[1, 0], [0, 1], ...rows]),
  residuals: fc.array(entry, { minLength: 6, maxLength: 6 }),
  shares: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 6, maxLength: 6 }),
  offset: point.map(([x, y]) => [x, y]),
});
type Data = typeof data extends fc.Arbitrary<infer Value> ? Value : never;

const outer = (x: readonly number[]): number[][] => x.map((a) => x.map((b) => a * b));
const doubled = (values: readonly number[]): DoubleDoubles => {
  const out = doubleDoubles(values.length);
  out.hi.set(values);
  return out;
};

/** Least squares whose components own so many rows, drawn with weights or with probabilities of their own. */
function ofRows({ rows: all, residuals, shares, offset }: Data, rowsEach: 1 | 2, own: boolean): Instance {
  const rows = all.slice(0, all.length - (all.length % rowsEach));
  const count = rows.length / rowsEach;
  const probabilities = own ? normalizedTwice(shares.slice(0, count)) : null;
  // Each row has the weight of its component.
  const { hi, lo } = normalizedTwice(new Array(count).fill(1));
  const ofRow = ([one]: Float64Array): Float64Array => new Float64Array(rows.length).fill(one);
  const given = {
    count: rows.length,
    dimension: 2,
    rows: Float64Array.from(rows.flat()),
    weights: { hi: ofRow(hi), lo: ofRow(lo) },
    rowsEach,
  };
  const range = rowRange(given);
  const whole = theoryOfRows(given, range, null);
  const { left } = whole.linearised(Float64Array.from(residuals.slice(0, rows.length)));
  const theory = probabilities === null ? whole : theoryOfRows(given, range, probabilities);
  const components = Array.from({ length: count }, (_, i) => {
    const probability = probabilities?.hi[i] ?? 1 / count;
    const mine = rows.slice(i * rowsEach, (i + 1) * rowsEach);
    const counts = 1 / count / probability;
    const sumOf = (of: (row: readonly number[], residual: number) => number): number =>
      mine.reduce((sum, row, l) => sum + counts * of(row, left[i * rowsEach + l]), 0);
    return {
      probability,
      hessian: offset.map((_, a) => offset.map((_, b) => sumOf((row) => row[a] * row[b]))),
      gradient: offset.map((_, a) => sumOf((row, residual) => residual * row[a])),
    };
  });
  return {
    dynamics: meanSquareDynamics(theory.moment, theory.noise(left)),
    start: rangeCoordinates(range, doubled(offset)),
    components,
    offset,
  };
}

/** Dense components with gradients whose mean is zero. */
function ofMatrices({ rows, residuals, shares, offset }: Data, own: boolean): Instance {
  const count = rows.length;
  const matrices = rows.map((row, i) =>
    outer(row).map((line, a) => line.map((x, b) => x + (a === b ? (i % 3) / 2 : 0))),
  );
  const raw = rows.map(([x, y], i) => [residuals[i] * x, residuals[i] + y]);
  const mean = offset.map((_, a) => raw.reduce((sum, gradient) => sum + gradient[a] / count, 0));
  const gradients = raw.map((gradient) => gradient.map((x, a) => x - mean[a]));
  const weights = normalizedTwice(rows.map(() => 1));
  const probabilities = own ? normalizedTwice(shares.slice(0, count)) : null;
  const given = { dimension: 2, matrices: matrices.map((q) => Float64Array.from(q.flat())), weights };
  const factor = factorMean(given);
  const theory = theoryOfMatrices(given, factor, probabilities);
  const noise = theory.noise(Float64Array.from(gradients.flat()));
  return {
    dynamics: meanSquareDynamics(theory.moment, noise),
    start: rangeCoordinates({ precision: "twice", factor }, doubled(offset)),
    components: matrices.map((q, i) => {
      const probability = probabilities?.hi[i] ?? 1 / count;
      const counts = 1 / count / probability;
      return {
        probability,
        hessian: q.map((line) => line.map((x) => counts * x)),
        gradient: gradients[i].map((x) => counts * x),
      };
    }),
    offset,
  };
}

/** Diagonal components, in closed form. */
function ofDiagonals({ rows, residuals, offset }: Data): Instance {
  const count = rows.length;
  const diagonals = rows.map(([x, y]) => [3 + x * x, 1 + (y * y) / 16]);
  const mean = residuals.slice(0, count).reduce((sum, x) => sum + x, 0) / count;
  const gradients = rows.map((_, i) => [residuals[i] - mean, 2 * (mean - residuals[i])]);
  const weights = rows.map(() => 1 / count);
  const moment = secondMoment(diagonalHessians(2, weights, Float64Array.from(diagonals.flat())));
  const covariance = new Float64Array(4);
  gradients.forEach((own) => {
    outer(own)
      .flat()
      .forEach((x, e) => {
        covariance[e] += x / count;
      });
  });
  const noise = {
    covariance,
    stir(mean: Float64Array, out: Float64Array) {
      out.fill(0);
      gradients.forEach((own, i) => {
        const image = diagonals[i].map((q, a) => q * mean[a]);
        for (let e = 0; e < 4; e++) {
          const [a, b] = [Math.floor(e / 2), e % 2];
          out[e] += (image[a] * own[b] + own[a] * image[b]) / count;
        }
      });
    },
  };
  return {
    dynamics: meanSquareDynamics(moment, noise),
    start: Float64Array.from(offset, (x, a) => Math.sqrt(moment.eigenvalues[a]) * x),
    components: diagonals.map(([x, y], i) => ({
      probability: 1 / count,
      hessian: [
        [x, 0],
        [0, y],
      ],
      gradient: gradients[i],
    })),
    offset,
  };
}

function gapOf({ gap }: BatchDynamics): BatchGap {
  if (gap === null) throw new Error("no gap is followed");
  return gap;
}

const forms: readonly (readonly [string, (of: Data) => Instance])[] = [
  ["rows", (of) => ofRows(of, 1, false)],
  ["rows drawn with probabilities of their own", (of) => ofRows(of, 1, true)],
  ["components of two rows", (of) => ofRows(of, 2, false)],
  ["components of two rows drawn with probabilities of their own", (of) => ofRows(of, 2, true)],
  ["matrices", (of) => ofMatrices(of, false)],
  ["matrices drawn with probabilities of their own", (of) => ofMatrices(of, true)],
  ["diagonal matrices", ofDiagonals],
];

describe("the expected gap on the way, with noise,", () => {
  test.each(forms)("is that of every batch that may be drawn: %s", (_, instanceOf) => {
    fc.assert(
      fc.property(data, fc.constantFrom<1 | 2>(1, 2), fc.constantFrom(0.05, 0.4, 0.9), (of, batchSize, share) => {
        const instance = instanceOf(of);
        const at = instance.dynamics.at(batchSize);
        const rate = share * at.limit;
        const gaps = expectedGaps(instance, batchSize, rate, 12);
        const after = gapOf(at).after(rate, instance.start);
        gaps.forEach((gap, j) => {
          expect(Math.abs(after(j) - gap)).toBeLessThan(1e-8 * Math.max(...gaps));
        });
      }),
      { seed: 15, numRuns: 25 },
    );
  });

  test("is at the goal after the steps that are named and not before, and at no other rate sooner", () => {
    let tried = 0;
    fc.assert(
      fc.property(data, fc.constantFrom(0.9, 0.3, 0.05), fc.constantFrom<1 | 2>(1, 2), (of, share, batchSize) => {
        const instance = ofRows(of, 1, false);
        const start = instance.start.reduce((sum, x) => sum + x * x, 0) / 2;
        const goal = { start, gap: share * start };
        const at = instance.dynamics.at(batchSize);
        const rate = fewestSteps(at, instance.dynamics.flattest, goal, instance.start);
        const { steps, exact } = stepsAt(at, rate, goal, instance.start);
        expect(exact).toBe(true);
        if (!(steps < 500)) return;
        tried += 1;
        const gaps = expectedGaps(instance, batchSize, rate, steps);
        expect(gaps[steps]).toBeLessThan(goal.gap * (1 + 1e-8));
        expect(gaps[steps - 1]).toBeGreaterThan(goal.gap * (1 - 1e-8));
        for (let i = 1; i <= 20; i++) {
          const other = expectedGaps(instance, batchSize, (i / 20) * at.limit, Math.floor(0.98 * steps) - 1);
          const floor = at.floor(Math.min((i / 20) * at.limit, 0.999 * at.limit), "search").value;
          // A rate may pass through the goal on its way to a floor above it.
          if (floor < goal.gap) expect(Math.min(...other)).toBeGreaterThan(goal.gap * (1 - 1e-8));
        }
      }),
      { seed: 16, numRuns: 60 },
    );
    expect(tried).toBeGreaterThan(40);
  });

  test("is not at the goal after the 16 steps that an estimate names, where noise and the mean's error go together", () => {
    const x = [5, -1, -1, 2];
    const y = [13, 0, 2, 5];
    const given = { count: 4, dimension: 1, rows: Float64Array.from(x), weights: normalizedTwice([1, 1, 1, 1]) };
    const range = rowRange(given);
    const theory = theoryOfRows(given, range, null);
    const { left } = theory.linearised(Float64Array.from(y, (value) => -value));
    const offset = [-x.reduce((sum, value, i) => sum + value * y[i], 0) / 31];
    const start = rangeCoordinates(range, doubled(offset));
    const goal = { start: start[0] ** 2 / 2, gap: start[0] ** 2 / 200 };
    const dynamics = meanSquareDynamics(theory.moment, theory.noise(left));
    const at = dynamics.at(1);
    const rate = fewestSteps(at, dynamics.flattest, goal);
    const components = x.map((value, i) => ({
      probability: 1 / 4,
      hessian: [[value * value]],
      gradient: [value * left[i]],
    }));
    const gaps = expectedGaps({ dynamics, start, components, offset }, 1, rate, 30);
    expect(stepsAt(at, rate, goal, null).steps).toBe(16);
    expect(gaps[16] / goal.gap).toBeCloseTo(1.431, 3);
    const { steps } = stepsAt(at, rate, goal, start);
    expect(gaps[steps]).toBeLessThan(goal.gap);
    expect(gaps[steps - 1]).toBeGreaterThan(goal.gap);
  });

  test("is exact of curvatures many orders of magnitude apart, to goals of any size: by the recursion of both moments", () => {
    const rows = [1, 1e-4, 2, -3e-5, -1, 2e-4, 0.5, 1e-4, 3, 0];
    const targets = [1, -2, 3, 1, -1];
    const given = { count: 5, dimension: 2, rows: Float64Array.from(rows), weights: normalizedTwice([1, 1, 1, 1, 1]) };
    const range = rowRange(given);
    const theory = theoryOfRows(given, range, null);
    expect(theory.geometry.eigenvalues[0] / theory.geometry.eigenvalues[1]).toBeGreaterThan(1e7);
    const { left } = theory.linearised(Float64Array.from(targets));
    const dynamics = meanSquareDynamics(theory.moment, theory.noise(left));
    const offset = [30, -2e4];
    const start = rangeCoordinates(range, doubled(offset));
    const gap = (start[0] ** 2 + start[1] ** 2) / 2;
    const components = targets.map((_, i) => {
      const row = rows.slice(2 * i, 2 * i + 2);
      return { probability: 1 / 5, hessian: outer(row), gradient: row.map((x) => x * left[i]) };
    });
    for (const share of [0.5, 0.02]) {
      const goal = { start: gap, gap: share * gap };
      for (const batchSize of [1, 2] as const) {
        const at = dynamics.at(batchSize);
        const rate = fewestSteps(at, dynamics.flattest, goal, start);
        const { steps, exact } = stepsAt(at, rate, goal, start);
        expect(exact).toBe(true);
        expect(steps).toBeLessThan(1000);
        const gaps = expectedGaps({ dynamics, start, components, offset }, batchSize, rate, steps);
        expect(gaps[steps]).toBeLessThan(goal.gap * (1 + 1e-7));
        expect(gaps[steps - 1]).toBeGreaterThan(goal.gap * (1 - 1e-7));
      }
    }
  });
});
