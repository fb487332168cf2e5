/** The models to choose from, in the order of the list. What they compute with stands in `models.ts`, which runs in a worker. */

import type { FamilyId } from "@sgd-basins/report";

interface ModelFamily {
  readonly label: string;
  /** A model's name by its number, from 1 on. */
  readonly models: readonly string[];
  /** Those of every model, the default first. */
  readonly minimizers: readonly string[];
  /** Of the ball from which runs start where nothing is chosen, that of the report. */
  readonly radius: number;
  /** N where all components have the same weight, so that batches can be drawn without replacement; else null. */
  readonly drawnAlike: number | null;
  /** Whether figures pool the runs of several radii, or batch sizes, in a panel. */
  readonly pooled: boolean;
}

export const modelFamilies = {
  "quadratic-circle": {
    label: "Quadratic-circle sums, in the plane",
    models: [1, 2, 3, 4].map((number) => `Quadratic-circle Model ${number}`),
    minimizers: ["quadratic", "circular"],
    radius: 1e-8,
    drawnAlike: 50,
    pooled: false,
  },
  plane: {
    label: "Styblinski–Tang sums in the plane",
    models: [1, 2, 3].map((number) => `Styblinski–Tang plane ${number}`),
    minimizers: ["flat", "sharp"],
    radius: 0.1,
    drawnAlike: null,
    pooled: false,
  },
  "styblinski-tang": {
    label: "Styblinski–Tang sums of the paper",
    models: [10, 50, 100].map((d, i) => `Styblinski–Tang ${i + 1}, d = ${d}`),
    minimizers: ["flat", "sharp"],
    radius: 0.1,
    drawnAlike: null,
    pooled: true,
  },
  selected: {
    label: "Styblinski–Tang sums, of the selected seeds",
    models: [10, 50, 100].map((d, i) => `Selected Styblinski–Tang ${i + 1}, d = ${d}`),
    minimizers: ["flat", "sharp"],
    radius: 0.1,
    drawnAlike: null,
    pooled: true,
  },
} as const satisfies Readonly<Record<FamilyId | "plane" | "selected", ModelFamily>>;

export type ModelFamilyId = keyof typeof modelFamilies;
export type ModelId = `${ModelFamilyId}-${number}`;

/** Whose model it is. */
export function familyOf(model: ModelId): ModelFamily {
  return modelFamilies[familyIdOf(model)];
}

export function familyIdOf(model: ModelId): ModelFamilyId {
  const id = familyIds.find((family) => model.startsWith(`${family}-`));
  if (id === undefined) throw new RangeError(`there is no model ${model}`);
  return id;
}

/** Which of its family a model is, from 1 on. */
export function numberOf(model: ModelId): number {
  return Number(model.slice(familyIdOf(model).length + 1));
}

const familyIds = Object.keys(modelFamilies) as ModelFamilyId[];

export const modelIds: readonly ModelId[] = familyIds.flatMap((id) =>
  modelFamilies[id].models.map((_, i): ModelId => `${id}-${i + 1}`),
);
