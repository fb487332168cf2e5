/** The page's worker: fetches the study's file once, and runs what the page asks for. */
import { type NetworksData, parseArtefact } from "@sgd-basins/report";
import { type Experiment, runExperiment } from "./experiment.ts";
import type { State } from "./state.ts";

export interface Question {
  /** Where the site serves the study of networks. */
  readonly url: string;
  readonly state: State;
}

export type Answer =
  | { readonly kind: "runs"; readonly state: State; readonly experiment: Experiment }
  | { readonly kind: "failed"; readonly state: State; readonly message: string };

interface Study {
  readonly data: NetworksData;
  readonly seed: number;
}

let study: Study | null = null;

addEventListener("message", async ({ data: { url, state } }: MessageEvent<Question>) => {
  postMessage(await answer(url, state));
});

async function answer(url: string, state: State): Promise<Answer> {
  try {
    study ??= await readStudy(url);
    return { kind: "runs", state, experiment: runExperiment(study.data, study.seed, state) };
  } catch (error) {
    return { kind: "failed", state, message: error instanceof Error ? error.message : String(error) };
  }
}

async function readStudy(url: string): Promise<Study> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  const { data, seed } = parseArtefact(await response.text(), url, "networks");
  if (data.kind !== "networks") throw new Error(`${url} is not the study of networks`);
  return { data, seed };
}
