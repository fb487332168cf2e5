/**
 * The artefact schemas (zod), canonical writing, digests and the manifest.
 *
 * An artefact is a pure function of (code, seed): no times, hosts or versions inside.
 */
export { parseArtefact, parseReportFile, ReportFileError } from "./readArtefact.ts";
export * from "./schema/artefact.ts";
export * from "./schema/common.ts";
export * from "./schema/contours.ts";
export * from "./schema/manifest.ts";
export * from "./schema/momentStudy.ts";
export * from "./schema/shard.ts";
export * from "./schema/studyFile.ts";
export * from "./schema/table.ts";
export * from "./schema/trajectories.ts";
export { canonicalJson } from "./write/canonicalJson.ts";
export { digest } from "./write/digest.ts";
