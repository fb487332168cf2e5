/** What the reader has chosen, and its form in the page's address. */
import type { BatchSize, Sampling } from "@sgd-basins/random";
import { integer, numberIn } from "./address.ts";
import { familyOf, type ModelId, modelIds } from "./modelFamilies.ts";
import { greatestSeed } from "./refuseSeed.ts";

/** Rates as section 4 names them. */
export const rateNames = ["1.5l", "0.5(u+l)", "0.5u", "0.5l"] as const;
type RateName = (typeof rateNames)[number];
export type Pooled = "radius" | "batchSize";

export interface State {
  readonly model: ModelId;
  /** The minimizer about which the runs start. */
  readonly minimizer: string;
  readonly batchSize: BatchSize;
  readonly sampling: Sampling;
  /** α, or its name among the bounds at the minimizer; null where nothing is chosen: 1.5l. */
  readonly learningRate: number | RateName | null;
  readonly radius: number;
  /** Which level the runs are pooled over, as in a figure's panel: all of the report's instead of the state's own. */
  readonly pooled: Pooled | null;
  readonly seed: number;
}

/** Runs and iterations, those of the paper's figures. */
export const runCount = 100;
export const steps = 20;

/** How closely the almost-sure limit is estimated, relative, and for how much work at most: some tenths of a second. */
export const almostSurePrecision = { precision: 0.05, budget: 5e6 } as const;

/** Bounds of the sliders and of what an address may ask for. */
export const limits = { batchSize: 1000, radius: [1e-10, 10], seed: greatestSeed } as const;

/** Where an address names no model: of the models, the one whose thresholds lie furthest apart. */
export const firstModel: ModelId = "styblinski-tang-2";

/** Between α_as and l of the first model: about half of its runs leave. */
const firstRate = 0.0035;

/** What is chosen where the address says nothing: the start radius of the report, and a rate at which some runs leave. */
export function defaultState(model: ModelId, seed: number): State {
  const { minimizers, radius } = familyOf(model);
  return {
    model,
    minimizer: minimizers[0]!,
    batchSize: 1,
    sampling: "with-replacement",
    learningRate: model === firstModel ? firstRate : model === "quadratic-circle-1" ? 16 : null,
    radius,
    pooled: null,
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

/** Why a state's runs cannot be pooled over a level, or null if they can. */
export function onlyOneLevel(
  { model, learningRate }: Pick<State, "model" | "learningRate">,
  pooled: Pooled,
): string | null {
  if (!familyOf(model).pooled) return "no figure pools this model's runs";
  if (pooled === "batchSize" && typeof learningRate === "number") return "α must be a multiple of the bounds";
  return null;
}

/** The state with a sampling and a pool that it can have. */
export function possible(state: State): State {
  const alone = state.pooled !== null && onlyOneLevel(state, state.pooled) !== null;
  return {
    ...state,
    sampling: onlyWithReplacement(state) === null ? state.sampling : "with-replacement",
    pooled: alone ? null : state.pooled,
  };
}

/** Another model, with what was chosen before wherever the model can have it. */
export function withModel(before: State, model: ModelId): State {
  const fresh = defaultState(model, before.seed);
  const { minimizer, radius, learningRate, batchSize, sampling, pooled } = before;
  return possible({
    ...fresh,
    batchSize,
    sampling,
    pooled,
    minimizer: familyOf(model).minimizers.find((name) => name === minimizer) ?? fresh.minimizer,
    // What nobody has chosen is the report's of either model.
    radius: radius === familyOf(before.model).radius ? fresh.radius : radius,
    learningRate: typeof learningRate === "string" ? learningRate : fresh.learningRate,
  });
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
  const model = modelIds.find((id) => id === query.get("model")) ?? firstModel;
  const base = defaultState(model, reportSeed);
  const k = numberIn(query, "k", integer(1, limits.batchSize));
  const minimizer = familyOf(model).minimizers.find((name) => name === query.get("start")) ?? base.minimizer;
  const pool = query.get("pool");
  return possible({
    model,
    minimizer,
    batchSize: query.get("k") === "inf" ? "inf" : (k ?? base.batchSize),
    sampling: query.get("sampling") === "without-replacement" ? "without-replacement" : base.sampling,
    learningRate:
      rateNames.find((name) => name === query.get("rate")) ??
      numberIn(query, "rate", (value) => value > 0) ??
      (minimizer === base.minimizer ? base.learningRate : null),
    radius: numberIn(query, "radius", (value) => value >= limits.radius[0] && value <= limits.radius[1]) ?? base.radius,
    pooled: pool === "radius" ? "radius" : pool === "k" ? "batchSize" : null,
    seed: numberIn(query, "seed", integer(0, limits.seed)) ?? base.seed,
  });
}

/** The address of a state, from the question mark on. */
export function formatState(state: State): string {
  const { model, minimizer, batchSize, sampling, learningRate, radius, pooled, seed } = state;
  const query = new URLSearchParams({ model, start: minimizer, k: String(batchSize) });
  if (sampling === "without-replacement") query.set("sampling", sampling);
  if (learningRate !== null) query.set("rate", String(learningRate));
  query.set("radius", String(radius));
  if (pooled !== null) query.set("pool", pooled === "radius" ? "radius" : "k");
  query.set("seed", String(seed));
  return `?${query}`;
}
