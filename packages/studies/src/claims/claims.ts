import type { ArtefactData, ArtefactId, ClaimHeading, ClaimsData } from "@sgd-basins/report";
import { momentParameters } from "../appendices/momentParameters.ts";
import { rangeDraws } from "../bounds/boundsTask.ts";
import { studyCommand } from "../scheduling/studyCommand.ts";
import { deriveStudy, type Study, type StudyOptions } from "../study.ts";
import { cellRuns } from "../trajectories/cell.ts";
import { appendixAClaims } from "./appendixA.ts";
import { type ClaimDefinition, judgeClaim, type SectionClaim } from "./claim.ts";
import { fits } from "./fits.ts";
import { networks } from "./networks.ts";
import { section2 } from "./section2.ts";
import { section4Bounds } from "./section4Bounds.ts";
import { section4Runs } from "./section4Runs.ts";
import { section5 } from "./section5.ts";
import { section21 } from "./section21.ts";
import { section22 } from "./section22.ts";
import { section31 } from "./section31.ts";
import { section32Bounds } from "./section32Bounds.ts";
import { section32Divergence } from "./section32Divergence.ts";
import { section32Outcomes } from "./section32Outcomes.ts";

/** Every checkable claim of the paper, in its order, then this report's own. */
export const claimDefinitions: readonly SectionClaim[] = [
  ...inSection("2", section2),
  ...inSection("2.1", section21),
  ...inSection("2.2", section22),
  ...inSection("3.1", section31),
  ...inSection("3.2", [...section32Bounds, ...section32Divergence, ...section32Outcomes]),
  ...inSection("4", [...section4Bounds, ...section4Runs]),
  ...inSection("5", section5),
  ...inSection("A", appendixAClaims),
  ...inSection("networks", networks),
];

function inSection(section: ClaimHeading, claims: readonly ClaimDefinition[]): SectionClaim[] {
  return claims.map((claim) => ({ section, ...claim }));
}

/**
 * The claims, judged by the artefacts of the studies that their evidence names.
 *
 * @param available - studies from which the evidence is taken
 */
export function claimsAbout(available: readonly Study[]): Study {
  const needed = new Set<ArtefactId>(claimDefinitions.flatMap(({ evidence }) => evidence));
  return deriveStudy({
    id: "claims",
    title: "The paper's claims, one by one",
    sources: available.filter(({ id }) => needed.has(id)),
    parameters: (options) => {
      const { dimension, replicates } = momentParameters(options);
      return { rangeDraws: rangeDraws[options.scale], runs: cellRuns[options.scale], dimension, replicates };
    },
    assemble: judgeClaims,
  });
}

/** Judges every claim by the data of the artefacts that hold the evidence. */
export function judgeClaims(options: StudyOptions, data: ReadonlyMap<ArtefactId, ArtefactData>): ClaimsData {
  const command = (ids: readonly ArtefactId[]): string => studyCommand(ids, options);
  return {
    kind: "claims",
    claims: claimDefinitions.map((definition) => judgeClaim(definition, data, command)),
    fits: [...fits],
  };
}
