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
  /** Whether its detail is lost when it shrinks: a narrow screen then scrolls along it. */
  readonly fixed?: boolean;
  /** The SVG file's text; the same chart draws the same bytes. */
  readonly draw: () => string;
  /** The same chart for a page too narrow for this one. */
  readonly narrow?: Omit<Chart, "title" | "narrow">;
}
