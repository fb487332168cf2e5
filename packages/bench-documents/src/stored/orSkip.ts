import { ReportFileError } from "@sgd-basins/report";

/** What is read; null, and a word to `warn`, where there is a file that is not what its name says: it is left alone. */
export async function orSkip<T>(read: Promise<T | null>, warn: (line: string) => void): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (!(error instanceof ReportFileError)) throw error;
    warn(`${error.message}; it is skipped`);
    return null;
  }
}
