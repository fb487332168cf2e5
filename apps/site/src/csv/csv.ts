/** Lists of an artefact as CSV, with a description of every column. */

export type Field = string | number | boolean | null;

interface ColumnDescription {
  /** Letters, digits and underscores; where it is a field of the artefact, that field's name. */
  readonly name: string;
  /** What it holds, and in which unit. */
  readonly description: string;
  /** A datatype of CSV on the Web. */
  readonly type: "string" | "integer" | "number" | "boolean";
  /** How columns of one kind are listed together: "distance_0 to distance_20". */
  readonly group?: string;
}

export interface Column<Row> extends ColumnDescription {
  readonly of: (row: Row) => Field;
}

/** A CSV file of the site. */
export interface CsvFile {
  /** File name without `.csv`. */
  readonly name: string;
  /** What a line is. */
  readonly title: string;
  readonly columns: readonly ColumnDescription[];
  readonly text: () => string;
}

/** A file with a line for each row. */
export function csvFile<Row>(
  name: string,
  title: string,
  columns: readonly Column<NoInfer<Row>>[],
  rows: readonly Row[],
): CsvFile {
  const text = (): string =>
    writeCsv([columns.map((column) => column.name), ...rows.map((row) => columns.map((column) => column.of(row)))]);
  return { name, title, columns, text };
}

/** The columns for a reader: those of one group as one. */
export function listColumns({ columns }: CsvFile): { readonly name: string; readonly description: string }[] {
  return columns
    .filter(({ group }, i) => group === undefined || columns[i - 1]?.group !== group)
    .map(({ name, group, description }) => ({ name: group ?? name, description }));
}

/**
 * Lines as CSV (RFC 4180): CRLF after every line, quotation marks around a field that needs them, an empty field for null.
 * Numbers stand in their shortest form that reads back as the same double.
 */
export function writeCsv(lines: readonly (readonly Field[])[]): string {
  return lines.map((line) => `${line.map(writeField).join(",")}\r\n`).join("");
}

function writeField(field: Field): string {
  if (field === null) return "";
  const text = String(field);
  return typeof field === "string" && /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The file that describes a CSV file's columns: CSV on the Web (https://www.w3.org/TR/tabular-metadata/). */
export function describeCsv({ name, title, columns }: CsvFile, source: string, license: string): string {
  const metadata = {
    "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
    url: `${name}.csv`,
    "dc:title": title,
    "dc:source": { "@id": source },
    "dc:license": { "@id": license },
    dialect: { header: true, encoding: "utf-8", lineTerminators: ["\r\n"] },
    tableSchema: {
      columns: columns.map(({ name, description, type }) => ({
        name,
        titles: name,
        "dc:description": description,
        datatype: type,
      })),
    },
  };
  return `${JSON.stringify(metadata, null, 1)}\n`;
}
