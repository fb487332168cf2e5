import { centred, Plot } from "@sgd-basins/plot";
import { formatTicks } from "../text/numbers.ts";

/** A logarithmic scale whose axis is drawn by {@link logAxis}. */
export const logScale = { type: "log", axis: null } as const;

/**
 * An axis with a label at every tick: of a logarithmic scale Plot leaves out those that are far from the power of ten below.
 *
 * @param anchor - of an axis x
 */
export function logAxis(
  dimension: "x" | "y",
  ticks: readonly number[],
  label: string | null,
  anchor: "top" | "bottom" = "bottom",
): Plot.CompoundMark {
  const options = { text: formatTicks(ticks), ...centred(label) };
  return dimension === "x" ? Plot.axisX(ticks, { ...options, anchor }) : Plot.axisY(ticks, options);
}
