/** The exact limit of mean-square stability, which the figures' artefacts do not hold: it stands in `tightness`. */
import {
  type ArtefactId,
  ReportFileError,
  type TightnessData,
  type TrajectoriesData,
  type TrajectoryCell,
} from "@sgd-basins/report";

/** Where a cell's runs start: what its bounds and its limit depend on. */
type Place = Pick<TrajectoryCell, "realisation" | "model" | "start" | "batchSize">;

/** α*(k) at the minimizer where a cell's runs start; null where `tightness` has none. */
export type LimitOf = (place: Place) => number | null;

type Point = TightnessData["series"][number]["points"][number];

/** Looks limits up. Minimizers of different families have different names. */
export function exactLimits(tightness: TightnessData): LimitOf {
  const points = pointsOf(tightness);
  return (place) => points.get(keyOf(place))?.limit ?? null;
}

/**
 * Checks that every cell with both bounds has its exact limit, and that it belongs to the same bounds.
 *
 * @param file - path of a figure's artefact, for messages
 * @param source - path of the artefact `tightness`
 * @throws ReportFileError naming the file, the place in it and the rule it breaks
 */
export function checkLimits(
  { cells }: TrajectoriesData,
  tightness: TightnessData,
  file: string,
  source: string,
  id: ArtefactId,
): void {
  const points = pointsOf(tightness);
  for (const [i, cell] of cells.entries()) {
    const { convergenceBound, divergenceBound } = cell;
    if (convergenceBound === null || divergenceBound === null) continue;
    const point = points.get(keyOf(cell));
    if (point === undefined) throw new ReportFileError(`${source}: data.series: no limit for cell ${i} of ${id}`);
    if (point.convergence !== convergenceBound || point.divergence !== divergenceBound) {
      throw new ReportFileError(
        `${file}: data.cells.${i}: the bounds ${convergenceBound} and ${divergenceBound} are not those of tightness, ${point.convergence} and ${point.divergence}`,
      );
    }
  }
}

function pointsOf({ series }: TightnessData): Map<string, Point> {
  return new Map(
    series.flatMap(({ realisation, model, minimizer, points }) =>
      points.map((point) => [keyOf({ realisation, model, start: minimizer, batchSize: point.batchSize }), point]),
    ),
  );
}

function keyOf({ realisation, model, start, batchSize }: Place): string {
  return `${realisation}/${model}/${start}/${batchSize}`;
}
