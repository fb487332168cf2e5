/** A table of printed values under its heading. */
export interface PrintedTable {
  readonly label: string;
  /** What a reader must know to read it. */
  readonly note: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** A long table is folded away. */
  readonly long: boolean;
}
