import {
  type Statement,
  statementsOf,
  type ThresholdKey,
  thresholds,
  zoneOf,
} from "@sgd-basins/report/named-thresholds";
import { type AnyBound, enclosureOf } from "./userBounds.ts";

/** What theory says of a rate, of the mean square first, by those thresholds that are known. */
export function statementsAt(
  rate: number,
  bounds: Readonly<Partial<Record<ThresholdKey, AnyBound>>>,
): readonly [Statement, ...Statement[]] {
  const enclosures = thresholds.map(({ key }) => {
    const bound = bounds[key];
    return [key, bound === undefined ? null : enclosureOf(bound)];
  });
  return statementsOf(zoneOf(rate, Object.fromEntries(enclosures)));
}
