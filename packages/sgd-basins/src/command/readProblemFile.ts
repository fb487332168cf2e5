import { readBytes, readStandardInput } from "@sgd-basins/report/node";
import { type ProblemSource, type ReadBytes, readProblem } from "../answers/readProblem.ts";
import { STANDARD_INPUT } from "../answers/standardInput.ts";
import type { OnStep, UserProblem } from "../solved/userProblem.ts";

const readFile: ReadBytes = (file) => (file === STANDARD_INPUT ? readStandardInput() : readBytes(file));

/** {@link readProblem} of a file that a user names, or of standard input; throws ReportFileError too, if it cannot be read. */
export function readProblemFile(file: string, source: ProblemSource, onStep: OnStep = () => {}): Promise<UserProblem> {
  return readProblem(file, source, readFile, onStep);
}
