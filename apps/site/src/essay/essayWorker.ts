/** Draws a step for what its controls are set to. Started when a hand comes near a figure. */
import type { Drawn, Values } from "./figure.ts";
import { type Material, type StepName, stepsOf } from "./steps.ts";

export interface Question {
  /** Where the site serves the material. */
  readonly url: string;
  readonly step: StepName;
  readonly values: Values;
}

export type Answer =
  | { readonly kind: "drawn"; readonly step: StepName; readonly drawn: Drawn }
  | { readonly kind: "failed"; readonly step: StepName; readonly message: string };

let steps: ReturnType<typeof stepsOf> | null = null;

addEventListener("message", async ({ data }: MessageEvent<Question>) => {
  postMessage(await answer(data));
});

async function answer({ url, step, values }: Question): Promise<Answer> {
  try {
    steps ??= stepsOf(await fetchMaterial(url));
    return { kind: "drawn", step, drawn: steps[step].draw(values) };
  } catch (error) {
    return { kind: "failed", step, message: error instanceof Error ? error.message : String(error) };
  }
}

async function fetchMaterial(url: string): Promise<Material> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return response.json();
}
