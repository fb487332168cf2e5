import type { IdOf, Scale } from "@sgd-basins/report";
import { defineStudy, type Study, type StudyOptions } from "../study.ts";
import { type ContourTask, contourPanel } from "./contourKind.ts";

/** Samples a panel in each direction, by scale. */
const gridSize: Readonly<Record<Scale, number>> = { paper: 101, quick: 21 };

export interface ContourFigure {
  readonly id: IdOf<"contours">;
  readonly title: string;
  readonly quantity: string;
  readonly columns: number;
  readonly panels: (options: StudyOptions) => readonly Omit<ContourTask, "size">[];
}

/** A figure of contour panels. */
export function contourFigure(figure: ContourFigure): Study {
  return defineStudy({
    id: figure.id,
    title: figure.title,
    kind: contourPanel,
    parameters: ({ scale }) => ({ gridSize: gridSize[scale] }),
    tasks: (options): ContourTask[] =>
      figure.panels(options).map((panel) => ({ ...panel, size: gridSize[options.scale] })),
    assemble: (_, parts) => ({
      kind: "contours",
      quantity: figure.quantity,
      columns: figure.columns,
      panels: [...parts],
    }),
  });
}

/** The box of Problem 24, (−10, 10) × (−20, 15). */
export const quadraticCircleFrame = { x: [-10, 10], y: [-20, 15] } as const;
