/** One chart of a page: what an `<img>` needs, and how to draw the file it shows. */
export interface Chart {
  /** File name without `.svg`. */
  readonly name: string;
  /** What is seen, with counts from the data. */
  readonly alt: string;
  /** Printed above a small multiple. */
  readonly title?: string;
  /** Size in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The SVG file's text; the same chart draws the same bytes. */
  readonly draw: () => string;
  /** The same chart for pages too narrow for this one, and for phones. */
  readonly medium?: ChartVersion;
  readonly narrow?: ChartVersion;
  /** With what this one leaves out, as a file. */
  readonly whole?: ChartVersion;
}

/** A chart in another shape. */
export type ChartVersion = Omit<Chart, "title" | "medium" | "narrow" | "whole">;

/** Every file of a chart. */
export function filesOf(chart: Chart): ChartVersion[] {
  return [chart, chart.medium ?? [], chart.narrow ?? [], chart.whole ?? []].flat();
}

/** A panel's runs in the playground. */
export interface PanelLink {
  readonly row: string;
  readonly title: string;
  readonly left: number;
  readonly runs: number;
  /** Below the site's base. */
  readonly path: string;
}

/** Charts of a result under one heading. */
export interface FigureSection {
  /** Null for the figure as the paper shows it. */
  readonly heading: string | null;
  /** Charts that stand side by side where the page is wide enough, row by row. */
  readonly rows: readonly (readonly Chart[])[];
  /** What a reader must know to read the charts. */
  readonly note: string;
  /** Its panels, where the playground has their runs. */
  readonly panels?: readonly PanelLink[];
}

/** For which pages a chart is drawn: the narrow one fits a phone without scrolling, its text as large as the wide one's. */
export type Width = "wide" | "narrow";

/** In CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A chart that is drawn for both widths. */
export function inBothWidths(
  { name, alt, title }: Pick<Chart, "name" | "alt" | "title">,
  sizes: Readonly<Record<Width, Size>>,
  draw: (width: Width, name: string, alt: string) => string,
): Chart {
  const version = (width: Width, file: string): ChartVersion => ({
    name: file,
    alt,
    ...sizes[width],
    draw: () => draw(width, file, alt),
  });
  return {
    ...version("wide", name),
    ...(title === undefined ? {} : { title }),
    narrow: version("narrow", `${name}-narrow`),
  };
}

/** A figure of one chart. */
export function oneChart(chart: Chart, note: string): FigureSection[] {
  return [{ heading: null, rows: [[chart]], note }];
}
