/**
 * The catalogue of artefacts and their schemas (zod), the table of thresholds, canonical writing, digests and the manifest.
 * Constants that programs need without the schemas stand in files without zod, so that bundles can leave it out.
 *
 * An artefact is a pure function of (code, seed): no times, hosts or versions inside.
 */
export {
  type ArtefactFamily,
  type ArtefactId,
  artefactFile,
  artefactFolders,
  artefactIdSchema,
  artefactIds,
  type CatalogueRow,
  catalogue,
  type IdOf,
  idsOf,
} from "./catalogue.ts";
export { findDifference } from "./findDifference.ts";
export { methodName } from "./methodName.ts";
export * from "./namedThresholds.ts";
export { networksRules } from "./networksRules.ts";
export { type Paper, type PaperKey, paperAddress, paperKeys, papers, shortCitation } from "./papers.ts";
export { artefactOf, checkReportValue, parseArtefact, parseReportFile } from "./read/readArtefact.ts";
export { ReportFileError } from "./read/reportFileError.ts";
export * from "./schema/artefact.ts";
export * from "./schema/beyond/cost.ts";
export * from "./schema/beyond/crossEntropy.ts";
export * from "./schema/beyond/discRadius.ts";
export * from "./schema/beyond/escapeTail.ts";
export * from "./schema/beyond/flatSharp.ts";
export * from "./schema/beyond/networks.ts";
export * from "./schema/beyond/samplingWeights.ts";
export * from "./schema/beyond/schedule.ts";
export * from "./schema/beyond/surfaces.ts";
export * from "./schema/beyond/theorems.ts";
export * from "./schema/beyond/tightness.ts";
export * from "./schema/beyond/typicalRuns.ts";
export * from "./schema/claims.ts";
export * from "./schema/common.ts";
export * from "./schema/contours.ts";
export * from "./schema/engines.ts";
export * from "./schema/manifest.ts";
export * from "./schema/momentStudy.ts";
export { actionId, provenanceName, provenanceSchema, type RunRecord, runRecords } from "./schema/provenance.ts";
export * from "./schema/table.ts";
export * from "./schema/trajectories.ts";
export * from "./schema/verdict.ts";
export * from "./score.ts";
export {
  countedVerdict,
  numberVerdicts,
  type Verdict,
  verdictMeanings,
  verdicts,
} from "./verdicts.ts";
export { canonicalJson } from "./write/canonicalJson.ts";
export { digest } from "./write/digest.ts";
export { isSealed, sealedJson } from "./write/sealedJson.ts";
