import {
  type CircularBasin,
  circularBasinValue,
  objective,
  quadraticBasinValue,
  quadraticCircleBox,
  quadraticCircleModel,
  quadraticCircleModelComponents,
  quadraticCircleModels,
  quadraticCircleSum,
  styblinskiTangModel,
  styblinskiTangModels,
  styblinskiTangSize,
} from "@sgd-basins/problems";
import { stream, uniformBetween } from "@sgd-basins/random";
import type { SurfacesData } from "@sgd-basins/report";
import { planeHessiansAt } from "../quadraticCircle/discHessians.ts";
import { defineStudy, type TaskKind } from "../study.ts";

type Measures = SurfacesData["measures"];
type SurfacesTask = { readonly seed: number; readonly points: number };

/** A circular basin whose flat disc has a radius above zero, as in the paper's statement on its differentiability. */
const basin: CircularBasin = { c1: 8, c2: 5, c3: 20, c4: 0 };
/** Random points at which ties of the two pieces are looked for, by scale. */
const tiePoints = { paper: 50_000, quick: 1000 } as const;

const surfacesKind: TaskKind<SurfacesTask, Measures> = {
  name: "surfaces",
  uses: [],
  run: ({ seed, points }) => [
    ...smoothness(),
    ...steepness(),
    ...quadraticCircleMinima(seed),
    ties(seed, points),
    ...styblinskiTangMinima(seed),
  ],
  work: ({ points }) => 30 + points * 0.003,
};

export const surfaces = defineStudy({
  id: "surfaces",
  title: "Properties of the test functions",
  kind: surfacesKind,
  parameters: ({ scale }) => ({ basin: { ...basin }, tiePoints: tiePoints[scale] }),
  tasks: ({ seed, scale }) => [{ seed, points: tiePoints[scale] }],
  assemble: (_, [measures]): SurfacesData => ({ kind: "surfaces", measures: [...measures] }),
});

/** Jumps of h and of its first two derivatives across its two circles, relative to their largest size between them. */
function smoothness(): Measures {
  const side = 1e-9;
  const problem = quadraticCircleSum([{ ...basin, q1: 1000, q2: 0, q3: -15 }], Float64Array.of(1));
  const at = (radius: number) => {
    const x = Float64Array.of(0.6 * radius, 0.8 * radius);
    const gradient = new Float64Array(2);
    problem.addComponentGradient(0, x, gradient);
    return {
      value: [problem.componentValue(0, x)],
      gradient: [...gradient],
      hessian: [...planeHessiansAt(problem, x).matrices],
    };
  };
  const between = Array.from({ length: 99 }, (_, i) => at(basin.c2 + ((i + 1) / 100) * (basin.c3 - basin.c2)));
  return (["value", "gradient", "hessian"] as const).map((order) => {
    const size = Math.max(...between.flatMap((sample) => sample[order].map(Math.abs)));
    const jumps = [basin.c2, basin.c3].flatMap((radius) => {
      const inside = at(radius - side)[order];
      return at(radius + side)[order].map((entry, e) => Math.abs(entry - inside[e]) / size);
    });
    return {
      id: `jump-${order}`,
      label: `Largest relative jump of the ${order} of h across its circles`,
      value: Math.max(...jumps),
    };
  });
}

/** The steepest slope of the wall for several parameters. */
function steepness(): Measures {
  const slope = (parameters: Partial<CircularBasin>): number => {
    const b = { ...basin, ...parameters };
    const step = (b.c3 - b.c2) / 1000;
    const slopes = Array.from({ length: 1000 }, (_, i) => {
      const radius = b.c2 + i * step;
      return (circularBasinValue(b, radius + step, 0) - circularBasinValue(b, radius, 0)) / step;
    });
    return Math.max(...slopes);
  };
  return [
    { id: "slope-ratio-4", label: "Steepest slope, c₃/c₂ = 4", value: slope({}) },
    { id: "slope-ratio-2", label: "Steepest slope, c₃/c₂ = 2", value: slope({ c3: 10 }) },
    { id: "slope-height", label: "Steepest slope, c₁ doubled, c₄ = 0", value: slope({ c1: 16 }) },
    { id: "slope-floor", label: "Steepest slope, c₁ kept, c₄ = −8", value: slope({ c4: -8 }) },
  ];
}

function quadraticCircleMinima(seed: number): Measures {
  const models = quadraticCircleModels.map((model) => quadraticCircleModel(seed, 0, model));
  const gradient = new Float64Array(2);
  const atMinima = models.flatMap((problem) =>
    problem.minimizers.map(({ point }) => {
      problem.gradient(point, gradient);
      return Math.max(objective(problem, point), Math.abs(gradient[0]), Math.abs(gradient[1]));
    }),
  );
  const around = models.flatMap((problem) =>
    problem.minimizers.flatMap(({ point }) =>
      Array.from({ length: 64 }, (_, i) => {
        // The 64 points of an 17×17 square's edge.
        const [along, side] = [(i % 16) / 8 - 1, Math.floor(i / 16)];
        const [dx, dy] = [
          [along, -1],
          [1, along],
          [-along, 1],
          [-1, -along],
        ][side];
        return objective(problem, Float64Array.of(point[0] + 0.5 * dx, point[1] + 0.5 * dy));
      }),
    ),
  );
  return [
    {
      id: "at-minima",
      label: "Largest value or slope at (0, 0) and (0, −15), Models 1–4",
      value: Math.max(...atMinima),
    },
    { id: "around-minima", label: "Least value on squares of side 1 about them", value: Math.min(...around) },
  ];
}

/** How often the two pieces of a component tie at uniform points of the box. */
function ties(seed: number, points: number): Measures[number] {
  const random = stream(seed, "surfaces", "ties");
  const components = quadraticCircleModelComponents(seed, 0, 1);
  const { lower, upper } = quadraticCircleBox;
  let tied = 0;
  for (let point = 0; point < points; point++) {
    const x1 = uniformBetween(random, lower[0], upper[0]);
    const x2 = uniformBetween(random, lower[1], upper[1]);
    for (const component of components) {
      if (quadraticBasinValue(component, x1, x2) === circularBasinValue(component, x1, x2)) tied += 1;
    }
  }
  return {
    id: "ties",
    label: `Components tied at ${points} uniform points of the box, ${components.length} components each`,
    value: tied,
  };
}

function styblinskiTangMinima(seed: number): Measures {
  return styblinskiTangModels.flatMap((model) => {
    const problem = styblinskiTangModel(seed, 0, model);
    const [flat, sharp] = problem.minimizers;
    const { dimension } = styblinskiTangSize(model);
    let two = 0;
    for (let j = 0; j < dimension; j++) {
      if (
        sharp.point[j] < flat.point[j] &&
        isMinimumAlong(problem, flat.point, j) &&
        isMinimumAlong(problem, sharp.point, j)
      ) {
        two += 1;
      }
    }
    const slopes = [flat, sharp].map(({ point }) =>
      Math.max(
        ...Array.from({ length: problem.components }, (_, i) => {
          const gradient = new Float64Array(dimension);
          problem.addComponentGradient(i, point, gradient);
          return Math.max(...gradient.map(Math.abs));
        }),
      ),
    );
    return [
      {
        id: `two-minima-${model}`,
        label: `Coordinates with two minima, Model ${model} (d = ${dimension})`,
        value: two,
      },
      {
        id: `component-slope-${model}`,
        label: `Least over its two minimizers of the largest component slope, Model ${model}`,
        value: Math.min(...slopes),
      },
    ];
  });
}

/** Whether the objective is larger on both sides of a point along one coordinate. */
function isMinimumAlong(problem: ReturnType<typeof styblinskiTangModel>, point: Float64Array, j: number): boolean {
  const value = objective(problem, point);
  return [-1e-3, 1e-3].every((offset) => {
    const moved = point.slice();
    moved[j] += offset;
    return objective(problem, moved) > value;
  });
}
