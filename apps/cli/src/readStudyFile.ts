import { parseReportFile } from "@sgd-basins/report";
import { readText } from "@sgd-basins/report/node";
import type { StudyOptions } from "@sgd-basins/studies";
import { chosenIn, optionNames } from "@sgd-basins/studies/options";
import { studyFileSchema } from "@sgd-basins/studies/scheduling";
import { UsageError } from "sgd-basins/command";

/**
 * What a command line asks for, where the name of a study file may stand in the place of ids. Its seed and scale count
 * before the options.
 *
 * @throws InputError, ReportFileError or UsageError
 */
export async function readStudyFile<T extends StudyOptions>(
  names: readonly string[],
  given: T,
): Promise<{ readonly ids: readonly string[]; readonly chosen: T }> {
  const file = names.find((name) => name.endsWith(".json"));
  if (file === undefined) return { ids: names, chosen: given };
  for (const name of optionNames) {
    if (given[name] !== undefined) throw new UsageError(`${file} says what is run; --${name} goes with ids`);
  }
  if (names.length > 1) throw new UsageError(`${file} names its studies; name no others beside it`);
  const { studies, seed, scale, ...others } = parseReportFile(studyFileSchema, await readText(file), file);
  return {
    ids: studies,
    chosen: {
      ...given,
      ...(seed === undefined ? {} : { seed }),
      ...(scale === undefined ? {} : { scale }),
      ...chosenIn(others),
    },
  };
}
