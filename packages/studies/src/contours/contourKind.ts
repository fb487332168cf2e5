import {
  circularBasinValue,
  objective,
  type Problem,
  type QuadraticCircle,
  type QuadraticCircleModel,
  quadraticBasinValue,
  quadraticCircleMeans,
  quadraticCircleModel,
  randomStyblinskiTangSum,
} from "@sgd-basins/problems";
import type { ContourPanel } from "@sgd-basins/report";
import { sixDigits } from "../sixDigits.ts";
import type { TaskKind } from "../study.ts";

/** What a panel shows. `parameters` are the paper's letters; those not given are those of Model 1's mean. */
export type ContourTask = {
  readonly title: string;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Samples in each direction. */
  readonly size: number;
  readonly surface:
    | { readonly kind: "quadratic-basin" | "circular-basin" | "quadratic-circle"; readonly parameters: Parameters }
    | { readonly kind: "quadratic-circle-model"; readonly seed: number; readonly model: QuadraticCircleModel }
    | { readonly kind: "styblinski-tang"; readonly seed: number; readonly draw: number; readonly components: number };
};

type Parameters = Readonly<Record<string, number>>;

interface Surface {
  readonly value: (x1: number, x2: number) => number;
  readonly parameters: Parameters;
  readonly marks: ContourPanel["marks"];
}

/** One panel of Figures 10–14: an objective sampled on a regular grid. */
export const contourPanel: TaskKind<ContourTask, ContourPanel> = {
  name: "contour-panel",
  uses: [],
  run: ({ title, x, y, size, surface }) => {
    const { value, parameters, marks } = surfaceOf(surface);
    const values: number[] = [];
    for (let j = 0; j < size; j++) {
      for (let i = 0; i < size; i++) {
        const x1 = x[0] + (i * (x[1] - x[0])) / (size - 1);
        const x2 = y[0] + (j * (y[1] - y[0])) / (size - 1);
        values.push(sixDigits(value(x1, x2)));
      }
    }
    return { title, parameters, x: [...x], y: [...y], width: size, height: size, values, marks };
  },
  work: ({ size, surface }) => size * size * ("parameters" in surface ? 0.0002 : 0.002),
};

function surfaceOf(surface: ContourTask["surface"]): Surface {
  switch (surface.kind) {
    case "quadratic-basin":
      return basinSurface(surface.parameters, (c, x1, x2) => quadraticBasinValue(c, x1, x2), ["quadratic"]);
    case "circular-basin":
      return basinSurface(surface.parameters, (c, x1, x2) => circularBasinValue(c, x1, x2), ["circular"]);
    case "quadratic-circle":
      return basinSurface(
        surface.parameters,
        (c, x1, x2) => Math.min(quadraticBasinValue(c, x1, x2), circularBasinValue(c, x1, x2)),
        ["circular", "quadratic"],
      );
    case "quadratic-circle-model": {
      const { seed, model } = surface;
      const { c1, c2, c3, q1, q2 } = quadraticCircleMeans[model];
      return problemSurface(quadraticCircleModel(seed, 0, model), { c1, c2, c3, q1, q2 });
    }
    case "styblinski-tang":
      return problemSurface(randomStyblinskiTangSum(surface.seed, ["plane", surface.draw], 2, surface.components), {
        N: surface.components,
      });
  }
}

function basinSurface(
  parameters: Parameters,
  value: (component: QuadraticCircle, x1: number, x2: number) => number,
  minimizers: readonly ("circular" | "quadratic")[],
): Surface {
  const component = { ...quadraticCircleMeans[1], ...parameters };
  return {
    value: (x1, x2) => value(component, x1, x2),
    parameters,
    marks: minimizers.map((label) => ({ label, x: 0, y: label === "circular" ? 0 : component.q3 })),
  };
}

function problemSurface(problem: Problem, parameters: Parameters): Surface {
  const x = new Float64Array(2);
  return {
    value: (x1, x2) => {
      x[0] = x1;
      x[1] = x2;
      return objective(problem, x);
    },
    parameters,
    marks: problem.minimizers.map(({ name, point }) => ({
      label: name,
      x: sixDigits(point[0]),
      y: sixDigits(point[1]),
    })),
  };
}
