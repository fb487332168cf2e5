/** The playground's state that has the runs of a figure's panel. */
import type { TrajectoriesData, TrajectoryCell } from "@sgd-basins/report";
import { type ModelId, modelIds } from "./modelFamilies.ts";
import { formatState, rateNames, type State } from "./state.ts";

/**
 * @param cells - those of the panel, of which the figure pools all radii or all batch sizes
 * @param seed - the artefact's
 */
export function panelState({ series }: TrajectoriesData, cells: readonly TrajectoryCell[], seed: number): State {
  const [first] = cells;
  if (first === undefined) throw new RangeError("a panel without cells has no runs");
  const { start: minimizer, batchSize, radius, rateLabel, learningRate } = first;
  return {
    model: modelOf(first),
    minimizer,
    batchSize,
    sampling: "with-replacement",
    learningRate: rateNames.find((name) => name === rateLabel) ?? learningRate,
    radius,
    pooled: cells.length > 1 ? series : null,
    seed,
  };
}

/** The page at a panel's runs, below the site's base. */
export function panelPath(data: TrajectoriesData, cells: readonly TrajectoryCell[], seed: number): string {
  return `playground/${formatState(panelState(data, cells, seed))}`;
}

/** The playground's name of a cell's model. */
function modelOf({ realisation, model, start }: TrajectoryCell): ModelId {
  const family =
    start === "circular" || start === "quadratic"
      ? "quadratic-circle"
      : realisation === "selected"
        ? "selected"
        : "styblinski-tang";
  const found = modelIds.find((id) => id === `${family}-${model}`);
  if (found === undefined) throw new RangeError(`the playground has no ${family} model ${model}`);
  return found;
}
