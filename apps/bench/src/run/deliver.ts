import { writeFileAtomically } from "@sgd-basins/report/node";
import type { Context } from "../context.ts";
import { UsageError } from "../options.ts";
import { checkWritable } from "./checkWritable.ts";

/** Where a command's document goes. */
export interface Delivery {
  /** The document on stdout in place of the text for people. */
  readonly json: boolean;
  /** A file that gets the document too; null for none. */
  readonly out: string | null;
}

/** Throws UsageError if the file of an option cannot be written, before any work is done. */
export async function checkOut(out: string | null, option = "--out"): Promise<void> {
  if (out !== null) await checkWritable(option, out);
}

/** Prints a document, or a text for people, and writes the file that was asked for. Throws UsageError if that fails. */
export async function deliver(context: Context, to: Delivery, json: string, text: () => string): Promise<void> {
  context.writeOut(to.json ? json : text());
  if (to.out !== null) await writeOut("--out", to.out, json);
}

/** Writes the file of an option. Throws UsageError if that fails. */
export async function writeOut(option: string, file: string, text: string): Promise<void> {
  try {
    await writeFileAtomically(file, text);
  } catch (error) {
    throw new UsageError(`${option} ${file}: ${(error as NodeJS.ErrnoException).code ?? error}`);
  }
}
