/** The parts of `report` that touch the file system; the rest also runs in a browser. */
export { writeFileAtomically } from "./write/writeFileAtomically.ts";
