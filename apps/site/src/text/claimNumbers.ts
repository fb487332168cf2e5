import type { ClaimNumber, Proportion } from "@sgd-basins/report";
import { formatCount, formatNumber, formatShort } from "./numbers.ts";

/** A claim's number as two texts: the value, and the 95 % interval where it estimates a probability. */
export function formatClaimNumber(number: ClaimNumber): { readonly value: string; readonly interval: string } {
  if (!("count" in number)) return { value: formatValue(number.value), interval: "" };
  return { value: formatShare(number), interval: formatInterval(number) };
}

/** "317 of 10 000". */
export function formatShare({ count, of }: Proportion): string {
  return `${formatCount(count)} of ${formatCount(of)}`;
}

/** "0.0284 to 0.0353", the 95 % interval of the probability. */
export function formatInterval({ low, high }: Proportion): string {
  return `${formatShort(low)} to ${formatShort(high)}`;
}

function formatValue(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e6 ? formatCount(value) : formatNumber(value);
}
