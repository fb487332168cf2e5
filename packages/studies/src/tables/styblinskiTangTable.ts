import { styblinskiTangModels } from "@sgd-basins/problems";
import { catalogue, type TableData } from "@sgd-basins/report";
import { assembleTable, type CellSpecification } from "../bounds/assembleTable.ts";
import { boundsTasks, rangeDraws } from "../bounds/boundsTask.ts";
import { styblinskiTangRealisations } from "../realisations.ts";
import { defineStudy, type Study } from "../study.ts";
import { styblinskiTangBounds, tableBatchSizes } from "../styblinskiTang/boundsKind.ts";

const minimizers = ["flat", "sharp"] as const;
const minimizerLabels = { flat: "Flat", sharp: "Sharp" } as const;

/** The frame and numbers of a table about the Styblinski–Tang models. */
interface StyblinskiTangTable {
  readonly id: "table-3" | "table-4" | "table-5";
  readonly title: string;
  readonly rowHeading: string;
  readonly rows: TableData["rows"];
  readonly columns: TableData["columns"];
  readonly cells: readonly CellSpecification[];
}

/** Table 4 or 5: one of the two bounds by batch size; columns are Model 1 flat, Model 1 sharp, …, Model 3 sharp. */
export function styblinskiTangBoundsTable(table: {
  readonly id: "table-4" | "table-5";
  readonly title: string;
  /** A row for each batch size of `tableBatchSizes`, in their order. */
  readonly published: Readonly<Record<string, readonly [number, number, number, number, number, number]>>;
}): Study {
  const { bound: quantity } = catalogue[table.id];
  const columns = styblinskiTangModels.flatMap((model) =>
    minimizers.map((minimizer) => ({ id: `model-${model}/${minimizer}`, model, minimizer })),
  );
  return styblinskiTangTable({
    id: table.id,
    title: table.title,
    rowHeading: "k",
    rows: Object.keys(tableBatchSizes).map((k) => ({ id: k, label: k === "inf" ? "∞" : k })),
    columns: columns.map(({ id, model, minimizer }) => ({
      id,
      group: `Model ${model}`,
      label: minimizerLabels[minimizer],
    })),
    cells: Object.keys(tableBatchSizes).flatMap((k) =>
      columns.map(({ id, model, minimizer }, j) => ({
        row: k,
        column: id,
        published: table.published[k][j],
        model,
        minimizer,
        quantity,
        batchSize: k,
      })),
    ),
  });
}

/** Table 3: the critical batch size t/(λ₁λᵣ) − γ; a row for each minimizer, a column for each model. */
export function criticalBatchSizeTable(table: {
  readonly id: "table-3";
  readonly title: string;
  readonly published: Readonly<Record<"flat" | "sharp", readonly [number, number, number]>>;
}): Study {
  return styblinskiTangTable({
    id: table.id,
    title: table.title,
    rowHeading: "Minimizer",
    rows: minimizers.map((minimizer) => ({ id: minimizer, label: minimizerLabels[minimizer] })),
    columns: styblinskiTangModels.map((model) => ({ id: `model-${model}`, group: null, label: `Model ${model}` })),
    cells: minimizers.flatMap((minimizer) =>
      styblinskiTangModels.map((model) => ({
        row: minimizer,
        column: `model-${model}`,
        published: table.published[minimizer][model - 1],
        model,
        minimizer,
        quantity: "criticalBatchSize" as const,
      })),
    ),
  });
}

function styblinskiTangTable(table: StyblinskiTangTable): Study {
  return defineStudy({
    id: table.id,
    title: table.title,
    kind: styblinskiTangBounds,
    parameters: ({ scale }) => ({ rangeDraws: rangeDraws[scale] }),
    tasks: ({ seed, scale }) => boundsTasks(seed, rangeDraws[scale], true),
    assemble: (_, parts) => assembleTable(table, styblinskiTangRealisations, parts),
  });
}
