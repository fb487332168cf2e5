/** What the reader has chosen, and its form in the page's address. */
import type { BatchSize, Sampling } from "@sgd-basins/random";
import { integer, numberIn } from "./address.ts";
import { familyOf, type ModelId, modelIds } from "./modelFamilies.ts";

export interface State {
  readonly model: ModelId;
  /** The minimizer about which the runs start. */
  readonly minimizer: string;
  readonly batchSize: BatchSize;
  readonly sampling: Sampling;
  /** α, or null for one and a half times Theorem 16's l. */
  readonly learningRate: number | null;
  readonly radius: number;
  readonly seed: number;
}

/** Runs and iterations, those of the paper's figures. */
export const runCount = 100;
export const steps = 20;

/** How closely the almost-sure limit is estimated, relative, and for how much work at most: some tenths of a second. */
export const almostSurePrecision = { precision: 0.05, budget: 5e6 } as const;

/** Bounds of the sliders and of what an address may ask for. */
export const limits = { batchSize: 1000, radius: [1e-10, 10], seed: Number.MAX_SAFE_INTEGER } as const;

/** What is chosen where the address says nothing: the start radius of the report, and a rate at which some runs leave. */
export function defaultState(model: ModelId, seed: number): State {
  const { minimizers, radius } = familyOf(model);
  return {
    model,
    minimizer: minimizers[0]!,
    batchSize: 1,
    sampling: "with-replacement",
    learningRate: model === "quadratic-circle-1" ? 16 : null,
    radius,
    seed,
  };
}

/** Why a state's batches cannot be drawn without replacement, or null if they can. */
export function onlyWithReplacement({ model, batchSize }: Pick<State, "model" | "batchSize">): string | null {
  const { drawnAlike } = familyOf(model);
  if (drawnAlike === null) return "this model's weights differ";
  if (batchSize === "inf") return "nothing is drawn";
  return batchSize > drawnAlike ? `k is more than N = ${drawnAlike}` : null;
}

/** The state with a sampling that it can have. */
export function withPossibleSampling(state: State): State {
  return onlyWithReplacement(state) === null ? state : { ...state, sampling: "with-replacement" };
}

/**
 * The state that an address asks for. What is missing or out of range is the model's default, so that no address is an
 * error.
 *
 * @param search - the part from the question mark on
 * @param reportSeed - the seed where the address names none
 */
export function parseState(search: string, reportSeed: number): State {
  const query = new URLSearchParams(search);
  const model = modelIds.find((id) => id === query.get("model")) ?? modelIds[0]!;
  const base = defaultState(model, reportSeed);
  const k = numberIn(query, "k", integer(1, limits.batchSize));
  const minimizer = familyOf(model).minimizers.find((name) => name === query.get("start")) ?? base.minimizer;
  return withPossibleSampling({
    model,
    minimizer,
    batchSize: query.get("k") === "inf" ? "inf" : (k ?? base.batchSize),
    sampling: query.get("sampling") === "without-replacement" ? "without-replacement" : base.sampling,
    learningRate:
      numberIn(query, "rate", (value) => value > 0) ?? (minimizer === base.minimizer ? base.learningRate : null),
    radius: numberIn(query, "radius", (value) => value >= limits.radius[0] && value <= limits.radius[1]) ?? base.radius,
    seed: numberIn(query, "seed", integer(0, limits.seed)) ?? base.seed,
  });
}

/** The address of a state, from the question mark on. */
export function formatState({ model, minimizer, batchSize, sampling, learningRate, radius, seed }: State): string {
  const query = new URLSearchParams({ model, start: minimizer, k: String(batchSize) });
  if (sampling === "without-replacement") query.set("sampling", sampling);
  if (learningRate !== null) query.set("rate", String(learningRate));
  query.set("radius", String(radius));
  query.set("seed", String(seed));
  return `?${query}`;
}
