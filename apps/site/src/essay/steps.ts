/** The essay's figures, in their order. */
import { batchSize } from "./batchSize.ts";
import type { Step } from "./figure.ts";
import { models } from "./models.ts";
import { network, type Trained } from "./network.ts";
import { oneDimension } from "./oneDimension.ts";
import { type ScoredClaim, score } from "./score.ts";
import { twoDimensions } from "./twoDimensions.ts";

/** What the figures take from the report; the site serves it to their worker. */
export interface Material {
  readonly seed: number;
  readonly networks: Trained;
  /** The paper's. */
  readonly claims: readonly ScoredClaim[];
}

export function stepsOf({ seed, networks, claims }: Material) {
  return {
    "one-dimension": oneDimension,
    "batch-size": batchSize,
    "two-dimensions": twoDimensions,
    models: models(seed),
    network: network(networks, seed),
    score: score(claims),
  } as const satisfies Readonly<Record<string, Step>>;
}

export type StepName = keyof ReturnType<typeof stepsOf>;
