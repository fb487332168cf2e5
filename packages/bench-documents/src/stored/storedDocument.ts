/** The documents below `reports/bench`: each holds its own digest, for no manifest lists measurements. */
import { checkReportValue, isSealed, ReportFileError, sealedJson } from "@sgd-basins/report";
import { describeSystemError, readRegularFileIfThere, writeFileAtomically } from "@sgd-basins/report/node";
import type { z } from "zod";
import { duplicateKey } from "./duplicateKey.ts";
import { migrate } from "./migrate.ts";

/** A hundred times what a complete run takes. */
const MOST_BYTES = 16 * 2 ** 20;

/** A document cannot be written, for reasons of the system; the message is one line. */
export class NotWrittenError extends Error {
  override name = "NotWrittenError";
}

/** A schema of documents that say which version of it they have. */
export type Versioned<T> = z.ZodType<T> & { readonly shape: { readonly schema: z.ZodLiteral<string> } };

/**
 * Reads a document of any schema that there was; null if there is no file. Those of earlier versions hold no digest.
 *
 * @throws ReportFileError with one line that names the file: no regular file, too large, no UTF-8 text, cut off, damaged,
 *   foreign, of a later version, or one that contradicts itself
 */
export async function readStored<T>(file: string, schema: Versioned<T>): Promise<T | null> {
  const text = await readRegularFileIfThere(file, MOST_BYTES);
  if (text === null) return null;
  if (text.trim() === "") throw new ReportFileError(`${file}: is empty`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ReportFileError(`${file}: is no JSON, or cut off`);
  }
  const twice = duplicateKey(text);
  if (twice !== null) throw new ReportFileError(`${file}: ${twice.slice(0, 100)}: is there twice in one object`);
  const document = await unseal(value, text, file);
  checkVersion(document, schema.shape.schema.value, file);
  return checkReportValue(schema, document, file);
}

/** Throws ReportFileError if a document of this kind is of a later version than the one that is read here. */
function checkVersion(document: unknown, known: string, file: string): void {
  const found = typeof document === "object" && document !== null && "schema" in document ? document.schema : null;
  const [kind, version] = splitVersion(known);
  const [foundKind, foundVersion] = splitVersion(typeof found === "string" ? found : "");
  if (foundKind !== kind || !(foundVersion > version)) return;
  throw new ReportFileError(`${file}: schema: ${found} is of a later version of this code, which reads up to ${known}`);
}

/** "sgd-basins/bench/2" is the second version of "sgd-basins/bench/". */
function splitVersion(schema: string): [string, number] {
  const [, kind = schema, version = ""] = /^(.*\/)(\d{1,9})$/.exec(schema) ?? [];
  return [kind, Number(version)];
}

/** The value without its digest, in the present schema. */
async function unseal(value: unknown, text: string, file: string): Promise<unknown> {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "sha256")) return migrate(value);
  const { sha256, ...document } = value as Record<string, unknown>;
  if (!(await isSealed(text, sha256)))
    throw new ReportFileError(`${file}: is damaged: it does not have its own digest`);
  return migrate(document);
}

/**
 * Writes a document, in the place of an earlier one of its kind and of nothing else.
 *
 * @throws ReportFileError if a file is in the way that is no such document; it stays
 * @throws NotWrittenError if it cannot be written
 */
export async function writeStored<T extends object>(file: string, schema: Versioned<T>, document: T): Promise<void> {
  await readStored(file, schema);
  const text = await sealedJson((sha256) => ({ ...document, sha256 }));
  try {
    await writeFileAtomically(file, text);
  } catch (error) {
    throw new NotWrittenError(`${file}: cannot be written: ${describeSystemError(error)}`);
  }
}
