import type { ContourPanel, ContoursData } from "@sgd-basins/report";
import { round } from "./random.ts";

const samples = 101;

/** Figures 10–14: the paper's surfaces for a few parameters, each a single function instead of a sum. */
export function fakeContours(figure: number): ContoursData {
  if (figure === 14)
    return { kind: "contours", quantity: "objective", columns: 3, panels: [1, 2, 3].map(fakeStyblinski) };
  const panels = [
    { c1: 8, c3: 40, q1: 0.2 },
    { c1: 8, c3: 40, q1: 0.001 },
    { c1: 0.5, c3: 40, q1: 0.2 },
    { c1: 0.5, c3: 40, q1: 0.001 },
  ].map(({ c1, c3, q1 }, i): ContourPanel => {
    const quadratic = (x: number, y: number): number => q1 * (y - 0.2 * x * x + 15) * (y - 0.2 * x * x + 15);
    const circular = (x: number, y: number): number => {
      const z = Math.min(Math.sqrt(x * x + y * y) / c3, 1);
      return c1 * z * z * z * (6 * z * z - 15 * z + 10);
    };
    const f =
      figure === 10
        ? quadratic
        : figure === 11
          ? circular
          : (x: number, y: number) => Math.min(quadratic(x, y), circular(x, y));
    return sample(`Model ${i + 1}`, { c1, c3, q1, q2: 0.2, q3: -15 }, [-10, 10], [-20, 15], f, [
      { label: "circular", x: 0, y: 0 },
      { label: "quadratic", x: 0, y: -15 },
    ]);
  });
  return { kind: "contours", quantity: "objective", columns: 2, panels };
}

function fakeStyblinski(draw: number): ContourPanel {
  const f = (x: number, y: number): number =>
    0.5 * (10 * draw * (x * x * x * x + y * y * y * y) - 160 * (x * x + draw * y * y) + 50 * (x + y));
  return sample(`Draw ${draw}`, { d: 2, N: 8 }, [-5, 5], [-5, 5], f, [
    { label: "flat", x: 2.7, y: 2.7 },
    { label: "sharp", x: -2.9, y: -2.9 },
  ]);
}

function sample(
  title: string,
  parameters: Record<string, number>,
  x: [number, number],
  y: [number, number],
  f: (x: number, y: number) => number,
  marks: ContourPanel["marks"],
): ContourPanel {
  const values: number[] = [];
  for (let j = 0; j < samples; j++) {
    for (let i = 0; i < samples; i++) {
      values.push(round(f(x[0] + (i * (x[1] - x[0])) / (samples - 1), y[0] + (j * (y[1] - y[0])) / (samples - 1))));
    }
  }
  return { title, parameters, x, y, width: samples, height: samples, values, marks };
}
