import type { Network } from "@sgd-basins/problems";
import { checkDeparture, type DepartureSettings } from "../simulateDeparture.ts";

/** Many runs on a network from beside a point. */
export interface NetworkDepartureSettings extends DepartureSettings {
  readonly problem: Network;
  readonly runs: number;
  /** m, of steps, after which growths are kept; none are without it. */
  readonly every?: number;
}

/** @throws RangeError as `simulateDepartures` says */
export function checkNetworkDepartures(settings: NetworkDepartureSettings): void {
  checkDeparture(settings);
  const { problem, point, learningRate, batchSize, steps, runs, every } = settings;
  const refuse = (rule: string): never => {
    throw new RangeError(`SGD-k: ${rule}`);
  };
  if (point.length !== problem.dimension || !point.every(Number.isFinite)) {
    refuse(`the point must have ${problem.dimension} finite coordinates`);
  }
  if (!Number.isFinite(learningRate)) refuse(`the learning rate must be finite, got ${learningRate}`);
  for (const [name, count] of Object.entries({ "the batch size": batchSize, steps, runs, every })) {
    if (typeof count === "number" && !(Number.isInteger(count) && count >= 1 && count < 2 ** 31)) {
      refuse(`${name} must be an integer from 1 to 2^31 - 1, got ${count}`);
    }
  }
}
