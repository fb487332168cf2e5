/** Numbers with units, for people. */
import type { WorkUnit } from "../schemas/tasks.ts";

const PREFIXES = ["", "k", "M", "G", "T"];
const TIME_UNITS = ["s", "ms", "µs", "ns"];

/** Units that have a symbol, which takes a prefix without a space. */
const symbols: Partial<Record<WorkUnit, string>> = { FLOP: "FLOP", byte: "B" };

/** Three significant digits of a number from 1 up to 1000; two decimals of a smaller one. */
function threeDigits(value: number): string {
  return value.toFixed(value < 9.995 ? 2 : value < 99.95 ? 1 : 0);
}

/** A time in the unit that suits it: "1.23 ms". */
export function formatTime(seconds: number): string {
  let value = seconds;
  let unit = 0;
  while (value < 0.9995 && unit < TIME_UNITS.length - 1) {
    value *= 1000;
    unit++;
  }
  return `${threeDigits(value)} ${TIME_UNITS[unit]}`;
}

/** An amount of work: "2.00 MFLOP", "4.10 k words"; a whole number below 1000 shows no decimals. */
export function formatWork(count: number, unit: WorkUnit): string {
  const small = Number.isInteger(count) && count < 1000;
  const plural = count === 1 ? unit : plurals[unit];
  return withPrefix(count, symbols[unit] ?? plural, symbols[unit] !== undefined, small);
}

/** A throughput: "1.23 GFLOP/s", "45.6 M words/s". */
export function formatThroughput(perSecond: number, unit: WorkUnit): string {
  return `${withPrefix(perSecond, symbols[unit] ?? plurals[unit], symbols[unit] !== undefined, false)}/s`;
}

const plurals: Record<WorkUnit, string> = {
  FLOP: "FLOP",
  word: "words",
  draw: "draws",
  matrix: "matrices",
  bound: "bounds",
  step: "steps",
  byte: "bytes",
  build: "builds",
};

function withPrefix(value: number, unit: string, attached: boolean, whole: boolean): string {
  let scaled = value;
  let prefix = 0;
  while (scaled >= 999.5 && prefix < PREFIXES.length - 1) {
    scaled /= 1000;
    prefix++;
  }
  const digits = whole ? String(scaled) : threeDigits(scaled);
  const gap = attached || prefix === 0 ? "" : " ";
  return `${digits} ${PREFIXES[prefix]}${gap}${unit}`;
}

/** A share in per cent to three digits: "0.83 %", "12.3 %". */
export function formatShare(share: number): string {
  return `${threeDigits(100 * share)} %`;
}

/** A log-ratio of times as a change in per cent: "+12.3 %" is slower. */
export function formatChange(logRatio: number): string {
  const percent = Math.abs(100 * Math.expm1(logRatio));
  return `${logRatio < 0 ? "−" : "+"}${percent < 1e5 ? percent.toFixed(1) : percent.toExponential(1)} %`;
}
