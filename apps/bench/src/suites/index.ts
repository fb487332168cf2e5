import type { Suite } from "../tasks/suite.ts";

/** Where the suites are, in the order in which data flow through the packages. Loaded one by one: a worker needs one. */
const loaders = {
  machine: () => import("./machine.ts"),
  random: () => import("./random.ts"),
  linalg: () => import("./linalg/index.ts"),
  theory: () => import("./theory.ts"),
  simulator: () => import("./simulator.ts"),
  studies: () => import("./studies.ts"),
  report: () => import("./report.ts"),
  site: () => import("./site.ts"),
};

export type SuiteName = keyof typeof loaders;

/** The suites' names, in the order in which they run. */
export const suiteNames = Object.keys(loaders) as SuiteName[];

export async function loadSuite(name: SuiteName): Promise<Suite> {
  return (await loaders[name]()).suite;
}
