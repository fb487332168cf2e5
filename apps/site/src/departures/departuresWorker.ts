/** The page's worker: fetches what it needs of the study once, and runs what the page asks for. */
import { type Experiment, runExperiment, type StudiedMinima } from "./experiment.ts";
import type { State } from "./state.ts";

export interface Question {
  /** Where the site serves the study. */
  readonly url: string;
  readonly state: State;
}

export type Answer =
  | { readonly kind: "runs"; readonly state: State; readonly experiment: Experiment }
  | { readonly kind: "failed"; readonly state: State; readonly message: string };

/** What the site serves, of the study of networks. */
export interface Study extends StudiedMinima {
  /** The report's. */
  readonly seed: number;
}

let study: Study | null = null;

addEventListener("message", async ({ data: { url, state } }: MessageEvent<Question>) => {
  postMessage(await answer(url, state));
});

async function answer(url: string, state: State): Promise<Answer> {
  try {
    study ??= await readStudy(url);
    return { kind: "runs", state, experiment: runExperiment(study, study.seed, state) };
  } catch (error) {
    return { kind: "failed", state, message: error instanceof Error ? error.message : String(error) };
  }
}

async function readStudy(url: string): Promise<Study> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return response.json();
}
