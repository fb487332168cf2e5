/** What the reader has chosen, and its form in the part of the page's address that no server is sent. */
import type { BatchSize, Sampling } from "@sgd-basins/random";
import type { LossName } from "sgd-basins/page";
import { integer, numberIn } from "../playground/address.ts";

/** How the data are read, and what is asked of them. */
export interface Settings {
  /** Of a table; null before its columns are known. */
  readonly target: string | null;
  readonly drop: readonly string[];
  readonly oneHot: readonly string[];
  readonly standardize: boolean;
  readonly intercept: boolean;
  readonly dropMissing: boolean;
  readonly loss: LossName;
  readonly sampling: Sampling;
  /** As it was typed: 1,8,inf; empty for powers of two and inf. */
  readonly batch: string;
}

/** What is run. */
export interface RunChoice {
  /** Null for the one that is recommended, or the largest that is not too much work. */
  readonly batchSize: BatchSize | null;
  /** Null for the one that is recommended. */
  readonly rate: number | null;
  readonly seed: number;
  /** Null for as many as the advised rate needs, within the limits. */
  readonly steps: number | null;
  readonly radius: number;
}

/** Which data. */
export type Place =
  | { readonly at: "example"; readonly id: ExampleId }
  | { readonly at: "link"; readonly name: string; readonly packed: string }
  | { readonly at: "curvatures"; readonly values: readonly [number, number] };

export const examples = {
  iris: "iris.csv",
  penguins: "penguins.npy",
} as const;
export type ExampleId = keyof typeof examples;

export interface State {
  readonly place: Place | null;
  readonly settings: Settings;
  readonly run: RunChoice;
}

export const defaultSettings: Settings = {
  target: null,
  drop: [],
  oneHot: [],
  standardize: false,
  intercept: false,
  dropMissing: false,
  loss: "half-squared",
  sampling: "with-replacement",
  batch: "",
};

export const defaultRun: RunChoice = { batchSize: null, rate: null, seed: 1, steps: null, radius: 1 };

export const runCount = 100;
/** Steps that are run at least where nobody says how many, where no rate is advised, and at most; and the largest seed. */
export const limits = { fewestSteps: 20, someSteps: 100, steps: 2000, seed: Number.MAX_SAFE_INTEGER } as const;

const positive = (value: number): boolean => value > 0;

/** The state that an address asks for; what is missing or not acceptable is the default. */
export function parseState(hash: string): State {
  const query = new URLSearchParams(hash.replace(/^#/, ""));
  const k = numberIn(query, "k", integer(1, Number.MAX_SAFE_INTEGER));
  const example = Object.keys(examples).find((id): id is ExampleId => id === query.get("example"));
  const packed = query.get("data");
  const curvatures = (query.get("curvatures") ?? "").split(",").map(Number);
  const [first = 0, second = 0] = curvatures;
  const place: Place | null =
    example !== undefined
      ? { at: "example", id: example }
      : packed !== null
        ? { at: "link", name: query.get("name") ?? "data.csv", packed }
        : positive(first) && positive(second)
          ? { at: "curvatures", values: [first, second] }
          : null;
  return {
    place,
    settings: {
      target: query.get("target"),
      drop: query.getAll("drop"),
      oneHot: query.getAll("one-hot"),
      standardize: query.has("standardize"),
      intercept: query.has("intercept"),
      dropMissing: query.get("missing") === "drop",
      loss: query.get("loss") === "squared" ? "squared" : defaultSettings.loss,
      sampling: query.get("sampling") === "without-replacement" ? "without-replacement" : defaultSettings.sampling,
      batch: query.get("batch") ?? defaultSettings.batch,
    },
    run: {
      batchSize: query.get("k") === "inf" ? "inf" : (k ?? null),
      rate: numberIn(query, "rate", positive) ?? null,
      seed: numberIn(query, "seed", integer(0, limits.seed)) ?? defaultRun.seed,
      steps: numberIn(query, "steps", integer(1, limits.steps)) ?? defaultRun.steps,
      radius: numberIn(query, "radius", positive) ?? defaultRun.radius,
    },
  };
}

/** The address of a state, from the number sign on. */
export function formatState({ place, settings, run }: State): string {
  const query = new URLSearchParams();
  if (place?.at === "example") query.set("example", place.id);
  if (place?.at === "curvatures") query.set("curvatures", place.values.join(","));
  const { target, drop, oneHot, standardize, intercept, dropMissing, loss, sampling, batch } = settings;
  if (target !== null) query.set("target", target);
  for (const name of drop) query.append("drop", name);
  for (const name of oneHot) query.append("one-hot", name);
  if (standardize) query.set("standardize", "");
  if (intercept) query.set("intercept", "");
  if (dropMissing) query.set("missing", "drop");
  if (loss !== defaultSettings.loss) query.set("loss", loss);
  if (sampling !== defaultSettings.sampling) query.set("sampling", sampling);
  if (batch !== defaultSettings.batch) query.set("batch", batch);
  if (run.batchSize !== null) query.set("k", String(run.batchSize));
  if (run.rate !== null) query.set("rate", String(run.rate));
  if (run.seed !== defaultRun.seed) query.set("seed", String(run.seed));
  if (run.steps !== null) query.set("steps", String(run.steps));
  if (run.radius !== defaultRun.radius) query.set("radius", String(run.radius));
  if (place?.at === "link") {
    query.set("name", place.name);
    query.set("data", place.packed);
  }
  return `#${query}`;
}
