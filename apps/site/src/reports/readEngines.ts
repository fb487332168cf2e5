import { join } from "node:path";
import { type EngineRecord, enginesName, enginesSchema, parseReportFile } from "@sgd-basins/report";
import { readRegularFileIfThere } from "@sgd-basins/report/node";

/**
 * The engines in which a report was checked; none where nobody has.
 *
 * @throws ReportFileError naming the file, the place in it and the rule it breaks
 */
export async function readEngines(folder: string): Promise<readonly EngineRecord[]> {
  const file = join(folder, enginesName);
  const text = await readRegularFileIfThere(file);
  return text === null ? [] : parseReportFile(enginesSchema, text, file).engines;
}
