import { extent } from "@sgd-basins/plot";
import { boxPlotsDataSchema, momentRunSchema } from "@sgd-basins/report";
import type { Chart, ChartVersion } from "../charts/chart.ts";
import { type BoxPlotLayout, drawBoxPlots, sizeOfBoxPlots } from "../charts/drawBoxPlots.ts";
import { columnsOf, within } from "../csv/columns.ts";
import { type Column, csvFile } from "../csv/csv.ts";
import { resultOf } from "../results/results.ts";
import { counted, formatShort } from "../text/numbers.ts";
import type { DataOfKind, ResultKind } from "./resultKind.ts";

type Data = DataOfKind<"box-plots">;

interface Value {
  readonly measure: Data["measures"][number]["id"];
  readonly components: number;
  readonly zeroEigenvalues: number;
  readonly value: number;
}

const measureId = boxPlotsDataSchema.shape.measures.element.pick({ id: true });
const columns: readonly Column<Value>[] = [
  ...within(
    columnsOf(measureId),
    ({ measure }: Value) => ({ id: measure }),
    () => "measure",
  ),
  ...columnsOf(momentRunSchema.pick({ components: true, zeroEigenvalues: true })),
  {
    name: "value",
    type: "number",
    description: "the measure in one replicate; ascending within a pair (N, B)",
    of: ({ value }) => value,
  },
];

export const boxPlots: ResultKind<"box-plots"> = {
  lists: (id, { measures, boxes }) => [
    csvFile(
      id,
      `${resultOf(id).name}, a line a value`,
      columns,
      measures.flatMap(({ id: measure }) =>
        boxes.flatMap(({ components, zeroEigenvalues, values }) =>
          values[measure].map((value): Value => ({ measure, components, zeroEigenvalues, value })),
        ),
      ),
    ),
  ],
  finding: ({ boxes }) => {
    const least = boxes.flatMap(({ values }) => values.smallestEigenvalue);
    return `Over ${counted(least.length, "draw")} the smallest eigenvalue of F̄ − Q̄³ is never below ${formatShort(Math.min(...least))}`;
  },
  charts: (id, data) => {
    const { replicates, replicatesInPaper } = data.part;
    const note =
      `${counted(replicates, "replicate")} a pair (the paper: ${replicatesInPaper}). Within each group of B, N grows from left to right. ` +
      "Boxes span the quartiles and have a line at the median; whiskers reach the furthest value within 1.5 box lengths, " +
      "and values beyond are circles. With few replicates every value is drawn as a point.";
    return [{ heading: null, rows: data.measures.map((measure) => [chartOf(id, data, measure)]), note }];
  },
};

function chartOf(id: string, data: Data, measure: Data["measures"][number]): Chart {
  const name = `${id}-${measure.id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const values = data.boxes.flatMap((box) => box.values[measure.id]);
  const [low, high] = extent(values);
  const alt = `${measure.label} for ${data.boxes.length} pairs (B, N): from ${formatShort(low)} to ${formatShort(high)} over ${values.length} runs.`;
  const version = (layout: BoxPlotLayout, file: string): ChartVersion => ({
    name: file,
    alt,
    ...sizeOfBoxPlots(layout),
    draw: () => drawBoxPlots(data, measure, layout, file, alt),
  });
  return {
    ...version("wide", name),
    medium: version("medium", `${name}-medium`),
    narrow: version("narrow", `${name}-narrow`),
  };
}
