/** The panel of factors: what a step multiplies by, against the rate; where a curve crosses one is a threshold. */
import { type Axis, drawFrame, evenAxis, margin } from "./axes.ts";
import type { Panel } from "./figure.ts";
import { clipped, line, path, words } from "./markup.ts";
import { drawMarks, drawPointer, drawZones, type Rates } from "./zones.ts";

const factorsSize = { width: 350, height: 280 } as const;

/** What the panel holds: more than fourfold a step is off it. */
const MOST = 4;
/** Points of a curve. */
const POINTS = 160;

interface Curve {
  readonly name: string;
  readonly className: string;
  readonly at: (rate: number) => number;
  /** Where its name stands: at this rate and factor. */
  readonly named?: { readonly rate: number; readonly factor: number; readonly anchor: "start" | "end" };
}

export interface Factors {
  readonly label: string;
  readonly rate: number;
  readonly rates: Rates;
  /** Where the axis of rates ends. */
  readonly highest: number;
  readonly curves: readonly Curve[];
  /** What of the first curve is there without noise, and the name of the rest, which is shaded. */
  readonly part?: { readonly at: Curve["at"]; readonly rest: string };
  /** The control that is dragged along the axis; none if it is not the rate. */
  readonly drags?: string | null;
}

export function drawFactors({ label, rate, rates, highest, curves, part, drags = "rate" }: Factors): Panel {
  const { width, height } = factorsSize;
  const x = rateAxis(highest);
  const y = evenAxis(
    [0, MOST],
    [height - margin.bottom, margin.top],
    [0, 1, 2, 3, 4].map((at) => ({ at, label: String(at) })),
  );
  const grid = Array.from({ length: POINTS + 1 }, (_, i) => (highest * i) / POINTS);
  const pointsOf = (at: Curve["at"]): [number, number][] =>
    grid.map((α) => [x.place(α), y.place(Math.min(at(α), 3 * MOST))]);
  const [first] = curves;
  const noise =
    part === undefined || first === undefined
      ? ""
      : path([...pointsOf(first.at), ...pointsOf(part.at).reverse()], "noise") +
        path(pointsOf(part.at), "line line-part");
  const body = [
    drawZones(x, y.to, y.from - y.to, rates),
    drawFrame({ x, y, title: "a step multiplies by", xLabel: "learning rate α" }),
    line(x.from, y.place(1), x.to, y.place(1), "one"),
    drawMarks(x, y.to, y.from, rates),
    clipped(
      x.from,
      y.to,
      x.to - x.from,
      y.from - y.to,
      noise,
      ...curves.map(({ at, className }) => path(pointsOf(at), `line ${className}`)),
    ),
    part === undefined ? "" : words(x.from + 8, y.place(3.6), `shaded: ${part.rest}`, { className: "letter halo" }),
    ...curves.map((curve) => nameOf(curve, x, y)),
    drags === null ? "" : drawPointer(x.place(rate), y.to, y.from),
    ...curves.map(({ at, className }) => dotAt(x.place(rate), at(rate), y, className)),
  ].join("");
  const drag = drags === null ? {} : { drag: { control: drags, from: [x.from, 0], to: [x.to, highest] } as const };
  return { label, width, height, body, ...drag };
}

/** The axis of rates, from zero. */
function rateAxis(highest: number): Axis {
  const { width } = factorsSize;
  const every = highest > 2 ? 0.5 : 0.4;
  const count = Math.floor(highest / every + 1e-9);
  return evenAxis(
    [0, highest],
    [margin.left, width - margin.right],
    Array.from({ length: count + 1 }, (_, i) => {
      const at = Math.round(10 * i * every) / 10;
      return { at, label: String(at) };
    }),
  );
}

function nameOf({ name, named }: Curve, x: Axis, y: Axis): string {
  if (named === undefined) return "";
  return words(x.place(named.rate), y.place(named.factor) + 4, name, {
    anchor: named.anchor,
    className: "letter halo",
  });
}

/** What a curve comes to at the hand's rate; a value off the panel is at its edge. */
function dotAt(x: number, value: number, y: Axis, className: string): string {
  const at = y.place(Math.min(value, MOST));
  return `<circle class="dot ${className}" cx="${Math.round(10 * x) / 10}" cy="${Math.round(10 * at) / 10}" r="4.5"/>`;
}
