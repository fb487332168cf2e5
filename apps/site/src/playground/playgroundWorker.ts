/** The playground's worker: answers each question of the page, in their order. */
import { ratesOf, runExperiment } from "./experiment.ts";
import { landscapeOf, type ShownExperiment } from "./landscape.ts";
import type { Rates } from "./models.ts";
import type { State } from "./state.ts";

/** `runs`: everything for a state. `rates`: its bounds alone. */
export interface Question {
  readonly kind: "runs" | "rates";
  readonly state: State;
}

export type Answer =
  | { readonly kind: "runs"; readonly state: State; readonly experiment: ShownExperiment }
  | { readonly kind: "rates"; readonly state: State; readonly rates: Rates }
  | { readonly kind: "failed"; readonly state: State; readonly message: string };

addEventListener("message", ({ data }: MessageEvent<Question>) => {
  postMessage(answer(data));
});

function answer({ kind, state }: Question): Answer {
  try {
    if (kind === "runs") return { kind, state, experiment: { ...runExperiment(state), landscape: landscapeOf(state) } };
    return { kind, state, rates: ratesOf(state) };
  } catch (error) {
    return { kind: "failed", state, message: String(error) };
  }
}
