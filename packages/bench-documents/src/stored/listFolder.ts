import { readdir } from "node:fs/promises";
import { ReportFileError } from "@sgd-basins/report";
import { describeSystemError } from "@sgd-basins/report/node";

/** Names in order, without those of who records there at this moment; none if there is no folder. Throws ReportFileError. */
export async function listFolder(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !/^\.(writing|clock)\./.test(name)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new ReportFileError(`${folder}: ${describeSystemError(error)}`);
  }
}
