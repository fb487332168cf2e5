import { type Decoded, decodeText } from "@sgd-basins/problems";
import { readBytes, readStandardInput } from "@sgd-basins/report/node";

/** What `-` is called in messages; a file of this name is `./standard input`. */
export const STANDARD_INPUT = "standard input";

/**
 * The text of a file that a user names, or of standard input.
 *
 * @throws ReportFileError or ProblemFileError if it cannot be read, or is no text
 */
export async function readSource(file: string): Promise<Decoded> {
  return decodeText(file === STANDARD_INPUT ? await readStandardInput() : await readBytes(file), file);
}
