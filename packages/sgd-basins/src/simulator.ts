/**
 * SGD-k: one step, whole runs, departures from a point. Random numbers come from streams named by a seed and a meaning.
 *
 * @packageDocumentation
 */
export { type Stream, stream } from "@sgd-basins/random";
export {
  type ComponentSampler,
  componentSampler,
  type Departure,
  type DepartureSettings,
  type End,
  type Run,
  type RunSettings,
  sgdStep,
  simulateDeparture,
  simulateRun,
  simulateRuns,
} from "@sgd-basins/simulator";
