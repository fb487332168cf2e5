import { selectedStyblinskiTangModel, styblinskiTangModel, styblinskiTangModels } from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import { localGeometry } from "@sgd-basins/theory";
import type { BoundsPart, BoundsTask } from "../bounds/boundsTask.ts";
import { minimizerBounds } from "../bounds/minimizerBounds.ts";
import { hessiansAbout } from "../geometry.ts";
import type { TaskKind } from "../study.ts";

/** Batch sizes of Tables 4 and 5, by the name of their row. */
export const tableBatchSizes: Readonly<Record<string, BatchSize>> = {
  "1": 1,
  "100": 100,
  "200": 200,
  "350": 350,
  "500": 500,
  inf: "inf",
};

/** Bounds at the flat and the sharp minimizer of Models 1–3, for Tables 3–5. */
export const styblinskiTangBounds: TaskKind<BoundsTask, BoundsPart> = {
  name: "styblinski-tang-bounds",
  uses: ["linalg", "theory"],
  run: ({ seed, realisation, firstDraw, draws }) =>
    Array.from({ length: draws }, (_, i) =>
      styblinskiTangModels.flatMap((model) => {
        const problem =
          realisation === "selected"
            ? selectedStyblinskiTangModel(model)
            : styblinskiTangModel(seed, firstDraw + i, model);
        return problem.minimizers.map((minimizer) =>
          minimizerBounds(model, minimizer.name, localGeometry(hessiansAbout(problem, minimizer)), {
            divergence: tableBatchSizes,
            convergence: tableBatchSizes,
          }),
        );
      }),
    ),
  work: ({ draws }) => 8 * draws,
};
