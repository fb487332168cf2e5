import type { z } from "zod";
import { type ArtefactId, catalogue } from "../catalogue.ts";
import { type Artefact, type ArtefactOf, artefactSchema, isDataOf } from "../schema/artefact.ts";
import { ReportFileError } from "./reportFileError.ts";

/**
 * Parses a report file's text against a schema.
 *
 * @param text - the file's content
 * @param file - its path, for messages
 * @throws ReportFileError naming the file, the place in it and the rule it breaks
 */
export function parseReportFile<T>(schema: z.ZodType<T>, text: string, file: string): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ReportFileError(`${file}: not JSON (${(error as Error).message})`);
  }
  return checkReportValue(schema, json, file);
}

/**
 * Holds JSON data against a schema.
 *
 * @param file - where it stands, for messages
 * @throws ReportFileError naming the file, the place in it and the rule it breaks
 */
export function checkReportValue<T>(schema: z.ZodType<T>, json: unknown, file: string): T {
  const result = attempt(schema, json);
  if (result === null) throw new ReportFileError(`${file}: is nested too deeply`);
  if (result.success) return result.data;
  const issue = result.error.issues[0] as z.core.$ZodIssue;
  const place = issue.path.length > 0 ? issue.path.join(".") : "top level";
  throw new ReportFileError(`${file}: ${place}: ${issue.message}`);
}

/** Null if the value is nested so deeply that checking it exhausts the stack. */
function attempt<T>(schema: z.ZodType<T>, json: unknown): z.ZodSafeParseResult<T> | null {
  try {
    return schema.safeParse(json);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * Parses an artefact and checks that it is the one expected.
 *
 * @throws ReportFileError as {@link parseReportFile} does, or if the artefact has another id, or the data of another kind
 */
export function parseArtefact<Id extends ArtefactId>(text: string, file: string, id: Id): ArtefactOf<Id> {
  return artefactOf(parseReportFile(artefactSchema, text, file), id, file);
}

/**
 * An artefact as the one expected.
 *
 * @param file - its path, for messages
 * @throws ReportFileError if it has another id, or the data of another kind
 */
export function artefactOf<Id extends ArtefactId>(artefact: Artefact, id: Id, file: string): ArtefactOf<Id> {
  const { data } = artefact;
  if (artefact.id !== id) throw new ReportFileError(`${file}: id: expected ${id}, found ${artefact.id}`);
  if (!isDataOf(id, data)) {
    throw new ReportFileError(`${file}: data.kind: expected ${catalogue[id].kind}, found ${data.kind}`);
  }
  return { ...artefact, id, data };
}
