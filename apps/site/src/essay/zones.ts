/** Thresholds on an axis of rates: what they divide, in colours, and the marks with their letters. */
import { type ThresholdKey, thresholds } from "@sgd-basins/report";
import { type Axis, margin } from "./axes.ts";
import { line, rectangle, words } from "./markup.ts";

export type Rates = Readonly<Partial<Record<ThresholdKey, number | null>>>;

export const zones = {
  stays: "runs stay, and so does the mean",
  between: "runs stay, the mean leaves",
  leaves: "runs leave",
} as const;

export type Zone = keyof typeof zones;

/** Where a rate lies between the two limits of the linear dynamics, of the mean and of runs. */
export function zoneOfRate(rate: number, { meanSquare, almostSure }: Rates): Zone | null {
  if (meanSquare == null || almostSure == null) return null;
  if (rate < meanSquare) return "stays";
  return rate < almostSure ? "between" : "leaves";
}

/** The zones as bands of a height. */
export function drawZones(x: Axis, top: number, height: number, { meanSquare, almostSure }: Rates): string {
  if (meanSquare == null || almostSure == null) return "";
  const within = (rate: number): number => Math.min(x.to, Math.max(x.from, x.place(rate)));
  const ends = [x.from, within(meanSquare), within(almostSure), x.to];
  return (["stays", "between", "leaves"] as const)
    .map((zone, i) => rectangle(ends[i]!, top, ends[i + 1]! - ends[i]!, height, `zone-${zone}`))
    .join("");
}

/** The marks: a line from `top` to `bottom` each, its letters above, moved apart where they would touch. */
export function drawMarks(x: Axis, top: number, bottom: number, rates: Rates): string {
  const marks = marksOf(rates)
    .map((mark) => ({ ...mark, at: x.place(mark.rate), half: 5 + 3.6 * mark.symbol.replace("_", "").length }))
    .filter(({ at }) => at >= x.from && at <= x.to);
  const places = apart(marks, [x.from, x.to + margin.right]);
  return marks
    .map(({ key, symbol, at }, i) =>
      [
        line(at, top, at, bottom, `mark mark-${key}`),
        line(at, top, places[i]!, top - 5, `mark mark-${key}`),
        words(places[i]!, top - 9, symbol, { anchor: "middle", className: `letter mark-${key}` }),
      ].join(""),
    )
    .join("");
}

/** Where labels stand that want to stand at ascending places: as near as they can without touching, within ends. */
export function apart(
  labels: readonly { readonly at: number; readonly half: number }[],
  [low, high]: readonly [number, number],
): number[] {
  const places = labels.map(({ at }) => at);
  for (let i = 0; i < labels.length; i++) {
    const least = i === 0 ? low + labels[i]!.half : places[i - 1]! + labels[i - 1]!.half + labels[i]!.half;
    places[i] = Math.max(places[i]!, least);
  }
  for (let i = labels.length - 1; i >= 0; i--) {
    const most =
      i === labels.length - 1 ? high - labels[i]!.half : places[i + 1]! - labels[i + 1]!.half - labels[i]!.half;
    places[i] = Math.min(places[i]!, most);
  }
  return places;
}

/** Those that apply; of equal ones a single mark with all their letters. Ascending. */
export function marksOf(rates: Rates): { key: ThresholdKey; symbol: string; rate: number }[] {
  const marks: { key: ThresholdKey; symbol: string; rate: number }[] = [];
  const known = thresholds.flatMap(({ key, symbol }) => {
    const rate = rates[key] ?? null;
    return rate === null ? [] : [{ key, symbol, rate }];
  });
  for (const mark of known.sort((a, b) => a.rate - b.rate)) {
    const same = marks.find(({ rate }) => Math.abs(rate - mark.rate) <= 1e-9 * mark.rate);
    if (same === undefined) marks.push({ ...mark });
    else {
      same.symbol = `${same.symbol} = ${mark.symbol}`;
      // The limit is what the bounds that meet it enclose.
      same.key = mark.key === "divergence" ? same.key : mark.key;
    }
  }
  return marks;
}

/** Where the hand has put the rate. */
export function drawPointer(at: number, top: number, bottom: number): string {
  return [
    line(at, top, at, bottom, "pointer"),
    `<path class="handle" d="M${Math.round(10 * at) / 10},${bottom}m-7,9l7,-9l7,9z"/>`,
  ].join("");
}
