/** Where a learning rate lies among the thresholds, and what theory says of it there. */
import {
  type BoundThreshold,
  boundThresholds,
  limitThresholds,
  type Region,
  regions,
  type Side,
  type Statement,
  type ThresholdKey,
  thresholds,
} from "./thresholds.ts";

/** A threshold, or two rates that enclose it; null or missing where it does not apply. */
export type ThresholdRates = Readonly<Partial<Record<ThresholdKey, number | readonly [number, number] | null>>>;

/** On which side of each threshold that applies a rate lies. Only the table's order is known, and not of every two. */
export type Zone = Readonly<Partial<Record<ThresholdKey, Side>>>;

/** A rate so near a limit, relative, is at it. */
const ROUNDING = 1e-12;

export function zoneOf(rate: number, rates: ThresholdRates): Zone {
  const zone: Partial<Record<ThresholdKey, Side>> = {};
  for (const { key, kind } of thresholds) {
    const value = rates[key] ?? null;
    if (value === null) continue;
    const [low, high] = typeof value === "number" ? [value, value] : value;
    const rounding = kind === "limit" ? ROUNDING : 0;
    zone[key] = rate < low * (1 - rounding) ? "below" : rate > high * (1 + rounding) ? "above" : "at";
  }
  return zone;
}

const nothingKnown: Statement = {
  zone: "between bounds",
  prediction: "between the convergence bound and the divergence bound; the exact limit was not found",
  trend: null,
};

/** The most that theory says of a zone, of the mean square first; of another thing only where something is known. */
export function statementsOf(zone: Zone): readonly [Statement, ...Statement[]] {
  const [first, ...others] = new Set(thresholds.map(({ about }) => about));
  return [statementOf(zone, first) ?? nothingKnown, ...others.flatMap((about) => statementOf(zone, about) ?? [])];
}

/** That a rate is at a limit says more than what a bound promises, and that more than on which side of a limit it is. */
function statementOf(zone: Zone, subject: string | undefined): Statement | null {
  const limits = limitThresholds.flatMap(({ key, about, statements }) => {
    const side = about === subject ? zone[key] : undefined;
    return side === undefined ? [] : [{ side, statement: statements[side] }];
  });
  const at = limits.find(({ side }) => side === "at");
  const bound = boundOf(zone);
  return at?.statement ?? (bound?.about === subject ? bound?.promise : undefined) ?? limits[0]?.statement ?? null;
}

/** What the bounds alone say of a zone. */
export function regionOf(zone: Zone): Region {
  const trend = boundOf(zone)?.promise.trend;
  return regions.find(({ name }) => name === trend) ?? regions[1];
}

/** The bound that promises something. */
function boundOf(zone: Zone): BoundThreshold | undefined {
  return boundThresholds.findLast(({ key, side }) => zone[key] === side);
}
