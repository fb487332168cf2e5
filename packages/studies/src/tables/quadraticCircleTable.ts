import { catalogue, type TableData } from "@sgd-basins/report";
import { assembleTable, type CellSpecification } from "../bounds/assembleTable.ts";
import { boundsTasks, rangeDraws } from "../bounds/boundsTask.ts";
import type { MinimizerBounds } from "../bounds/minimizerBounds.ts";
import { quadraticCircleBounds } from "../quadraticCircle/boundsKind.ts";
import { discEstimate } from "../quadraticCircle/discHessians.ts";
import { quadraticCircleRealisations } from "../realisations.ts";
import { defineStudy, type Study } from "../study.ts";

/** The six numbers the paper prints for a model: four at the circular minimum, two at the quadratic one. */
type PublishedRow = readonly [number, number, number, number, number, number];

/** The rows of Models 1 to 4. */
export type PublishedTable = readonly [PublishedRow, PublishedRow, PublishedRow, PublishedRow];

const columns = [
  { id: "circular/1", group: "Circular minimum", label: "k = 1", minimizer: "circular", batchSize: "1" },
  {
    id: "circular/0.99kmax",
    group: "Circular minimum",
    label: "k = 0.99 kₘₐₓ",
    minimizer: "circular",
    batchSize: "0.99kmax",
  },
  { id: "circular/2kmax", group: "Circular minimum", label: "k = 2 kₘₐₓ", minimizer: "circular", batchSize: "2kmax" },
  { id: "circular/inf", group: "Circular minimum", label: "k = ∞", minimizer: "circular", batchSize: "inf" },
  { id: "quadratic/1", group: "Quadratic minimum", label: "k = 1", minimizer: "quadratic", batchSize: "1" },
  { id: "quadratic/inf", group: "Quadratic minimum", label: "k = ∞", minimizer: "quadratic", batchSize: "inf" },
] as const;

/** Table 1 or 2: one of the two bounds at both minimizers of the quadratic-circle Models 1–4. */
export function quadraticCircleTable(table: {
  readonly id: "table-1" | "table-2";
  readonly title: string;
  readonly published: PublishedTable;
}): Study {
  const { bound: quantity } = catalogue[table.id];
  const cells = table.published.flatMap((row, i) =>
    row.map((published, j): CellSpecification => {
      const { id, minimizer, batchSize } = columns[j];
      return {
        row: `model-${i + 1}`,
        column: id,
        published,
        model: i + 1,
        minimizer,
        quantity,
        batchSize,
        reason: (bounds) => noTransition(quantity, bounds),
        ...(minimizer === "circular" ? { explanation: "circular-minimum" } : {}),
      };
    }),
  );
  return defineStudy({
    id: table.id,
    title: table.title,
    kind: quadraticCircleBounds,
    parameters: ({ scale }) => ({
      discRadius: discEstimate.radius,
      discPoints: discEstimate.points,
      rankTolerance: discEstimate.rankTolerance,
      rangeDraws: rangeDraws[scale],
    }),
    tasks: ({ seed, scale }) => boundsTasks(seed, rangeDraws[scale], false),
    assemble: (_, parts): TableData =>
      assembleTable(
        {
          rowHeading: "Model",
          rows: table.published.map((_, i) => ({ id: `model-${i + 1}`, label: `Model ${i + 1}` })),
          columns: columns.map(({ id, group, label }) => ({ id, group, label })),
          cells,
        },
        quadraticCircleRealisations,
        parts,
      ),
  });
}

function noTransition(quantity: "divergence" | "convergence", { geometry }: MinimizerBounds): string {
  return quantity === "divergence"
    ? `kₘₐₓ < 1: s/(λ₁λ₂) − γ = ${(0 - geometry.gamma).toPrecision(3)}`
    : `kₘₐₓ < 1: t/(λ₁λᵣ) − γ = ${geometry.criticalBatchSize.toPrecision(3)}`;
}
