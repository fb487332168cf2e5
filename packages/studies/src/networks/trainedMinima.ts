import { type Network, type NetworkDataSet, network, networkDataOf, networkDataSets } from "@sgd-basins/problems";
import tables from "@sgd-basins/problems/data/tables.json" with { type: "json" };
import { methodName } from "@sgd-basins/report";
import { type Training, trainNetworks } from "@sgd-basins/simulator";
import { HIDDEN, type TrainingMethod } from "./networksPlan.ts";

const networks = new Map<NetworkDataSet, Network>();

/** The network that fits a data set; one a worker. */
export function networkOf(dataSet: NetworkDataSet): Network {
  const known = networks.get(dataSet);
  if (known !== undefined) return known;
  const data = networkDataOf(tables[dataSet], networkDataSets[dataSet]);
  const { count, inputs, targets } = data;
  const made = network({ inputs: inputs.length / count, hidden: [HIDDEN], outputs: targets.length / count }, data);
  networks.set(dataSet, made);
  return made;
}

/** A training, with the name that its minimum has. */
export interface NamedTraining extends Training {
  readonly minimum: string;
  readonly seed: number;
}

/** What training finds from each of some seeds. */
export function trainedMinima(
  dataSet: NetworkDataSet,
  method: TrainingMethod,
  seeds: readonly number[],
): readonly NamedTraining[] {
  return trainNetworks(networkOf(dataSet), method, seeds).map((training, i) => ({
    ...training,
    minimum: `${dataSet}, ${methodName(method.batchSize)} at ${method.learningRate}, seed ${seeds[i]}`,
    seed: seeds[i],
  }));
}
