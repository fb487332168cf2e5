/** What all cells of a table hold that is in the way of reading it: what was found first may be one thing of several. */
import { eachTableRow } from "./eachTableRow.ts";
import { missingValues } from "./missing.ts";
import { commaOf, type NumberFormat, numberReader } from "./numbers.ts";
import { MOST_CATEGORIES } from "./readCells.ts";
import { foundIn, type TableChoice } from "./readTable.ts";
import type { Text } from "./text.ts";

/** Some rows of those that are taken. */
export interface Some {
  count: number;
  /** The first and the last, as `--rows` counts; of none they are out of reach. */
  first: number;
  last: number;
}

export interface ColumnSurvey {
  readonly name: string;
  readonly isTarget: boolean;
  readonly numbers: Some;
  readonly texts: Some;
  readonly lacking: Some;
  /** Different texts, the first ones. */
  readonly contents: Set<string>;
  /** What it holds, up to one more than a column of categories may. */
  readonly values: Set<string>;
}

export interface Survey {
  readonly format: NumberFormat;
  /** All behind the header, and those that are taken. */
  readonly rows: number;
  readonly taken: number;
  /** Used columns: those of categories lack values or are right. */
  readonly columns: readonly ColumnSurvey[];
  /** Rows with the number of cells that they should have, and others. */
  readonly regular: Some;
  readonly ragged: Some;
}

const MOST_CONTENTS = 20;

/** @throws TableTrouble if the header cannot be read */
export function surveyTable(text: Text, choice: TableChoice): Survey {
  const { header, format, mayHaveCommas } = foundIn(text, choice);
  const survey = surveyIn(text, header, choice, format);
  const commas = survey.columns.some(({ contents }) =>
    [...contents].some((content) => {
      const comma = commaOf(content, format.thousands);
      return comma === "decimal" || (comma !== null && header.delimiter === ";");
    }),
  );
  return mayHaveCommas && commas ? surveyIn(text, header, choice, { ...format, decimal: "," }) : survey;
}

const none = (): Some => ({ count: 0, first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY });

function add(some: Some, ordinal: number): void {
  some.count++;
  some.first = Math.min(some.first, ordinal);
  some.last = Math.max(some.last, ordinal);
}

function surveyIn(
  text: Text,
  header: ReturnType<typeof foundIn>["header"],
  choice: TableChoice,
  format: NumberFormat,
): Survey {
  const readNumber = numberReader(format);
  const { isMissing, isMissingCategory } = missingValues(choice.missingValues ?? []);
  const columns: ColumnSurvey[] = [];
  const [regular, ragged] = [none(), none()];
  const { rows, taken } = eachTableRow(text, header, choice, ({ names, features, target, categories }) => {
    const used = [...features, target];
    for (const at of used) {
      const sets = { contents: new Set<string>(), values: new Set<string>() };
      columns.push({
        name: names[at],
        isTarget: at === target,
        numbers: none(),
        texts: none(),
        lacking: none(),
        ...sets,
      });
    }
    return ({ width, shift }) =>
      (cells, _, ordinal) => {
        if (cells.length !== width) return add(ragged, ordinal);
        add(regular, ordinal);
        used.forEach((at, j) => {
          const [cell, column] = [cells[at + shift] ?? "", columns[j]];
          const isCategory = categories.has(at);
          const value = isCategory ? 0 : readNumber(cell);
          const lacks = isCategory ? isMissingCategory(cell) : isMissing(cell, value);
          add(lacks ? column.lacking : Number.isNaN(value) ? column.texts : column.numbers, ordinal);
          if (!lacks && Number.isNaN(value) && column.contents.size < MOST_CONTENTS) column.contents.add(cell.trim());
          if (!lacks && !isCategory && column.values.size <= MOST_CATEGORIES) column.values.add(cell.trim());
        });
      };
  });
  return { format, rows, taken, columns, regular, ragged };
}
