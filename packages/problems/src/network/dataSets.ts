import type { TargetChoice } from "./networkDataOf.ts";

/**
 * The files in this package's folder `data`, with what a network is to predict of each; `data/README.md` says where they come
 * from. Their columns stand in `@sgd-basins/problems/data/tables.json`.
 */
export const networkDataSets = {
  penguins: { targets: ["body_mass_g"], targetUnits: "standardised" },
  cars: { targets: ["miles_per_gallon"], targetUnits: "standardised" },
  iris: { targets: ["setosa", "versicolor", "virginica"], targetUnits: "of the table" },
} as const satisfies Record<string, TargetChoice>;

export type NetworkDataSet = keyof typeof networkDataSets;

/** @throws RangeError if there is no such data set */
export function networkDataSetNamed(name: string): NetworkDataSet {
  if (!isNetworkDataSet(name)) throw new RangeError(`there is no data set ${name} for a network`);
  return name;
}

function isNetworkDataSet(name: string): name is NetworkDataSet {
  return Object.hasOwn(networkDataSets, name);
}
