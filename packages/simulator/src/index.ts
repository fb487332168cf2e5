/** SGD-k: one step, whole runs, projection on the box, outcomes, departures from a point, training of networks. */
export { type ComponentSampler, componentSampler } from "./componentSampler.ts";
export { distanceBetween } from "./distanceBetween.ts";
export { simulateDepartures } from "./network/simulateDepartures.ts";
export type { NetworkDepartureSettings } from "./network/stepNetworks.ts";
export type { End } from "./outcome.ts";
export { sgdStep } from "./sgdStep.ts";
export { type Departure, type DepartureSettings, simulateDeparture } from "./simulateDeparture.ts";
export { type Run, type RunSettings, simulateRun } from "./simulateRun.ts";
export { simulateRuns } from "./simulateRuns.ts";
export { type Training, type TrainingSettings, trainNetwork, trainNetworks } from "./trainNetwork.ts";
