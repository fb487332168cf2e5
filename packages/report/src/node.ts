/** The parts of `report` that touch the file system; the rest also runs in a browser. */
export { describeSystemError } from "./read/describeSystemError.ts";
export {
  describeKind,
  readBytes,
  readRegularFile,
  readRegularFileIfThere,
  readStandardInput,
  readText,
} from "./read/readText.ts";
export { ReportFileError } from "./read/reportFileError.ts";
export { makeFolder } from "./write/makeFolder.ts";
export { writeFileAtomically } from "./write/writeFileAtomically.ts";
