/** The documents below `reports/bench`: each holds its own digest, for no manifest lists measurements. */
import { checkReportValue, isSealed, ReportFileError, sealedJson } from "@sgd-basins/report";
import { readRegularFileIfThere, writeFileAtomically } from "@sgd-basins/report/node";
import type { z } from "zod";
import { migrate } from "./migrate.ts";

/** A hundred times what a complete run takes. */
const MOST_BYTES = 16 * 2 ** 20;

/**
 * Reads a document of any schema that there was; null if there is no file. Those of earlier versions hold no digest.
 *
 * @throws ReportFileError with one line that names the file: too large, no UTF-8 text, cut off, damaged, or foreign
 */
export async function readStored<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await readRegularFileIfThere(file, MOST_BYTES);
  if (text === null) return null;
  if (text.trim() === "") throw new ReportFileError(`${file}: is empty`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ReportFileError(`${file}: is no JSON, or cut off`);
  }
  return checkReportValue(schema, await unseal(value, text, file), file);
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
 */
export async function writeStored<T extends object>(file: string, schema: z.ZodType<T>, document: T): Promise<void> {
  await readStored(file, schema);
  await writeFileAtomically(file, await sealedJson((sha256) => ({ ...document, sha256 })));
}
