import { styblinskiTangModels } from "@sgd-basins/problems";
import type { FlatSharpData, Proportion } from "@sgd-basins/report";
import { boundsTasks, rangeDraws } from "../bounds/boundsTask.ts";
import { boundsAt, type MinimizerBounds } from "../bounds/minimizerBounds.ts";
import { proportion } from "../statistics/proportion.ts";
import { defineStudy } from "../study.ts";
import { styblinskiTangBounds, tableBatchSizes } from "../styblinskiTang/boundsKind.ts";

/** The two minimizers of one model in one draw. */
interface Pair {
  readonly flat: MinimizerBounds;
  readonly sharp: MinimizerBounds;
}

export const flatSharp = defineStudy({
  id: "flat-sharp",
  title: "Whether the flat minimizer tolerates larger learning rates than the sharp one",
  kind: styblinskiTangBounds,
  parameters: ({ scale }) => ({ rangeDraws: rangeDraws[scale] }),
  // The tables' own tasks: nothing is run twice.
  tasks: ({ seed, scale }) => boundsTasks(seed, rangeDraws[scale], true),
  assemble: (_, [, , ...range]): FlatSharpData => {
    const draws = range.flat();
    const pairsOf = (model: number): Pair[] =>
      draws.map((bounds) => ({ flat: boundsAt(bounds, model, "flat"), sharp: boundsAt(bounds, model, "sharp") }));
    return {
      kind: "flat-sharp",
      rows: styblinskiTangModels.flatMap((model) => {
        const pairs = pairsOf(model);
        return Object.entries(tableBatchSizes).map(([name, batchSize]) => ({
          model,
          batchSize,
          divergence: share(pairs, ({ flat, sharp }) => larger(flat.divergence[name], sharp.divergence[name])),
          convergence: share(pairs, ({ flat, sharp }) => larger(flat.convergence[name], sharp.convergence[name])),
        }));
      }),
      exceptions: styblinskiTangModels.map((model) => {
        const pairs = pairsOf(model);
        const isException = ({ flat, sharp }: Pair) => larger(sharp.convergence["1"], flat.convergence["1"]);
        const own = pairs.filter(isException);
        const among = (holds: (pair: Pair) => boolean) => (own.length === 0 ? null : share(own, holds));
        return {
          model,
          draws: share(pairs, isException),
          smallerT: among(({ flat, sharp }) => sharp.geometry.t < flat.geometry.t),
          largerSmallestEigenvalue: among(
            ({ flat, sharp }) => sharp.geometry.smallestEigenvalue > flat.geometry.smallestEigenvalue,
          ),
        };
      }),
    };
  },
});

function share(pairs: readonly Pair[], holds: (pair: Pair) => boolean): Proportion {
  return proportion(pairs.filter(holds).length, pairs.length);
}

function larger(a: number | null, b: number | null): boolean {
  if (a === null || b === null) throw new Error("no bound at a minimizer of a Styblinski–Tang model");
  return a > b;
}
