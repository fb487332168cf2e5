/** Numbers as pages and charts print them. */
import type { BatchSize } from "@sgd-basins/random";

const superscripts: Readonly<Record<string, string>> = {
  "-": "⁻",
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};

/** 10 to an integer power, in Unicode superscripts. */
export function formatPowerOfTen(exponent: number): string {
  return `10${superscript(exponent)}`;
}

/**
 * A number with so many significant digits, the paper's four by default: plain between 0.001 and 100,000, else times a
 * power of ten.
 */
export function formatNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a finite number`);
  if (value === 0) return "0";
  const magnitude = Math.abs(value);
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e") as [string, string];
  if (magnitude < 1e-3 || magnitude >= 1e5) return `${minus(mantissa)} × 10${superscript(Number(exponent))}`;
  return minus(grouped(value.toPrecision(Math.max(digits, Number(exponent) + 1))));
}

/** A number without digits that say nothing: 0.5, 1, 5 × 10¹⁰. */
export function formatShort(value: number, digits = 3): string {
  const [factor, power] = formatNumber(value, digits).split(" × ") as [string, string | undefined];
  const trimmed = factor.includes(".") ? factor.replace(/\.?0+$/, "") : factor;
  if (power === undefined) return trimmed;
  return trimmed === "1" ? power : trimmed === "−1" ? `−${power}` : `${trimmed} × ${power}`;
}

/** So many significant digits of a number that others are not below: rounded down. */
export function formatAtLeast(value: number, digits = 3): string {
  return formatShort(towards(value, -1, digits), digits);
}

/** So many significant digits of a number that others are not above: rounded up. */
export function formatAtMost(value: number, digits = 3): string {
  return formatShort(towards(value, 1, digits), digits);
}

/** The nearest number of so many digits that does not lie on the other side. */
function towards(value: number, side: 1 | -1, digits: number): number {
  const [mantissa, exponent] = Math.abs(value).toExponential().split("e") as [string, string];
  const all = mantissa.replace(".", "").padEnd(digits, "0");
  const away = /[1-9]/.test(all.slice(digits)) && Math.sign(value) === side;
  return Math.sign(value) * Number(`${Number(all.slice(0, digits)) + Number(away)}e${Number(exponent) - digits + 1}`);
}

/** A count with thousands separated by narrow no-break spaces. */
export function formatCount(count: number): string {
  return grouped(String(count));
}

/** A share in per cent. */
export function formatPercent(share: number, digits = 3): string {
  return `${formatShort(100 * share, digits)} %`;
}

/** How one axis writes its ticks: as numbers if each is a plain one, else as powers of ten, all but the 1. */
export function formatTicks(ticks: readonly number[]): (tick: number) => string {
  const plain = ticks.every((tick) => !formatShort(tick).includes("10⁻") && Math.abs(tick) < 1e5);
  return (tick) => {
    const power = Math.round(Math.log10(tick));
    return plain || tick === 1 || Number(`1e${power}`) !== tick ? formatShort(tick) : formatPowerOfTen(power);
  };
}

/** Batch size k: its number, or ∞ for gradient descent. */
export function formatBatchSize(batchSize: BatchSize): string {
  return batchSize === "inf" ? "∞" : String(batchSize);
}

/** A size in bytes, in kilobytes or megabytes. */
export function formatBytes(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A word after its count: 1 run, 2 runs. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/** Thousands before the point, with narrow no-break spaces between. */
export function grouped(text: string): string {
  return text.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, "\u202f");
}

function superscript(exponent: number): string {
  return Array.from(String(exponent), (character) => superscripts[character]).join("");
}

function minus(text: string): string {
  return text.replace("-", "−");
}
