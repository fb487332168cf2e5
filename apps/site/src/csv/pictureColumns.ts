/** Contour plots and box plots. */
import type { BoxPlotsData, ContourPanel, ContoursData } from "@sgd-basins/report";
import { own } from "./columns.ts";
import { type Column, type CsvFile, csvFile } from "./csv.ts";

interface NumberedPanel extends ContourPanel {
  readonly panel: number;
}

interface Point {
  readonly panel: number;
  readonly x: number;
  readonly y: number;
}

const point: readonly Column<Point>[] = [
  own("panel", "integer", "panel of the figure, from 1"),
  own("x", "number", "first coordinate"),
  own("y", "number", "second coordinate"),
];

/** The sampled objective, the panels' parameters and the marked minimizers. */
export function contourFiles(id: string, name: string, { panels, quantity }: ContoursData): CsvFile[] {
  const numbered = panels.map((panel, i): NumberedPanel => ({ ...panel, panel: i + 1 }));
  const samples = numbered.flatMap((panel) =>
    panel.values.map((value, i) => ({
      panel: panel.panel,
      x: coordinate(panel.x, i % panel.width, panel.width),
      y: coordinate(panel.y, Math.floor(i / panel.width), panel.height),
      value,
    })),
  );
  const marks = numbered.flatMap(({ panel, marks }) => marks.map((mark) => ({ panel, ...mark })));
  const letters = [...new Set(panels.flatMap(({ parameters }) => Object.keys(parameters)))].sort();
  return [
    csvFile(
      id,
      `${name}, a line a sample`,
      [...point, own<{ value: number }, "value">("value", "number", `${quantity}, six significant digits`)],
      samples,
    ),
    csvFile(
      `${id}-panels`,
      `${name}, a line a panel`,
      [
        own<NumberedPanel, "panel">("panel", "integer", "panel of the figure, from 1"),
        own<NumberedPanel, "title">("title", "string", "what sets it apart"),
        ...letters.map(
          (letter): Column<NumberedPanel> => ({
            name: letter,
            type: "number",
            description: `parameter ${letter}`,
            of: ({ parameters }) => parameters[letter] ?? null,
          }),
        ),
      ],
      numbered,
    ),
    csvFile(
      `${id}-minimizers`,
      `${name}, a line a marked minimizer`,
      [...point, own<{ label: string }, "label">("label", "string", "name of the minimizer")],
      marks,
    ),
  ];
}

/** Every value behind the boxes. */
export function boxPlotFiles(id: string, name: string, { boxes, measures }: BoxPlotsData): CsvFile[] {
  const rows = measures.flatMap(({ id: measure }) =>
    boxes.flatMap(({ components, zeroEigenvalues, values }) =>
      values[measure].map((value) => ({ measure, components, zeroEigenvalues, value })),
    ),
  );
  type Row = (typeof rows)[number];
  return [
    csvFile(
      id,
      `${name}, a line a value`,
      [
        own<Row, "measure">("measure", "string", "smallestEigenvalue (of F̄ − Q̄³) or a symmetrization error"),
        own<Row, "components">("components", "integer", "N, the number of random matrices"),
        own<Row, "zeroEigenvalues">("zeroEigenvalues", "integer", "B, the least number of zero eigenvalues of each"),
        own<Row, "value">("value", "number", "the measure in one replicate; ascending within a pair (N, B)"),
      ],
      rows,
    ),
  ];
}

function coordinate([from, to]: readonly [number, number], i: number, count: number): number {
  return from + (i * (to - from)) / (count - 1);
}
