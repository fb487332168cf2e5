/** What the reader has chosen, and its form in the page's address. */
import type { BatchSize } from "@sgd-basins/random";
import { integer, numberIn } from "../playground/address.ts";
import { greatestSeed } from "../playground/refuseSeed.ts";

export interface State {
  /** The minimum from which runs start; see {@link slugOf}. */
  readonly minimum: string;
  readonly batchSize: BatchSize;
  /** α, or null for the rate at which half of the study's runs leave, where it has runs, else the finite-run rule's. */
  readonly learningRate: number | null;
  readonly seed: number;
}

export const runCount = 100;
/** How far from the minimum they start. */
export const startDistance = 1e-5;

/** Bounds of what an address may ask for. */
export const limits = { batchSize: 256, learningRate: 1e3, seed: greatestSeed } as const;

/** A minimum's name for addresses: "penguins-gd-at-0.1-seed-101". */
export function slugOf(minimum: string): string {
  return minimum.toLowerCase().replace(/[^a-z0-9.]+/g, "-");
}

/**
 * The state that an address asks for. What is missing or out of range is the default, so that no address is an error.
 *
 * @param search - the part from the question mark on
 * @param minima - those that there are, the default first
 * @param reportSeed - the seed where the address names none
 */
export function parseState(search: string, minima: readonly string[], reportSeed: number): State {
  const query = new URLSearchParams(search);
  return {
    minimum: minima.find((name) => name === query.get("minimum")) ?? minima[0]!,
    batchSize: query.get("k") === "inf" ? "inf" : (numberIn(query, "k", integer(1, limits.batchSize)) ?? 1),
    learningRate: numberIn(query, "rate", (value) => value > 0 && value <= limits.learningRate) ?? null,
    seed: numberIn(query, "seed", integer(0, limits.seed)) ?? reportSeed,
  };
}

/** The address of a state, from the question mark on. */
export function formatState({ minimum, batchSize, learningRate, seed }: State): string {
  const query = new URLSearchParams({ minimum, k: String(batchSize) });
  if (learningRate !== null) query.set("rate", String(learningRate));
  query.set("seed", String(seed));
  return `?${query}`;
}
