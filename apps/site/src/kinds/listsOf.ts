import { type ArtefactKind, artefactSchema } from "@sgd-basins/report";
import { z } from "zod";
import { columnsOf } from "../csv/columns.ts";
import { csvFile } from "../csv/csv.ts";
import type { ResultKind } from "./resultKind.ts";

const recordsSchema = z.array(z.record(z.string(), z.unknown()));

/**
 * A file for each list of records in data of a kind, as the schema describes the list and the records' fields. The first has the
 * artefact's id for a name, and the others end in that of their field.
 *
 * @throws TypeError if a list or a field has no description
 */
export function listsOf<K extends ArtefactKind>(kind: K): ResultKind<K>["lists"] {
  const schema = artefactSchema.shape.data.options.find(({ shape }) => shape.kind.value === kind)!;
  const lists = Object.entries(schema.shape).flatMap(([name, field]) => {
    if (!(field instanceof z.ZodArray && field.element instanceof z.ZodObject)) return [];
    if (field.description === undefined) throw new TypeError(`the schema of ${name} does not say what a line is`);
    return [{ name, title: field.description, columns: columnsOf(field.element) }];
  });
  return (id, data) => {
    const fields: Readonly<Record<string, unknown>> = data;
    return lists.map(({ name, title, columns }, i) =>
      csvFile(i === 0 ? id : `${id}-${name}`, title, columns, recordsSchema.parse(fields[name])),
    );
  };
}
