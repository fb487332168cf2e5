import type { ArtefactId, Claim, ClaimHeading } from "@sgd-basins/report";

/** The claims whose evidence an artefact holds. */
export function claimsAbout(id: ArtefactId, claims: readonly Claim[]): readonly Claim[] {
  return claims.filter(({ evidence }) => evidence.includes(id));
}

const sectionTitles: Readonly<Record<ClaimHeading, string>> = {
  "2": "Section 2: quadratic problems",
  "2.1": "Section 2.1: homogeneous problems",
  "2.2": "Section 2.2: inhomogeneous problems",
  "3.1": "Section 3.1: the quadratic-circle function",
  "3.2": "Section 3.2: SGD-k on the quadratic-circular sums",
  "4": "Section 4: Styblinski–Tang sums",
  "5": "Section 5: conclusion",
  A: "Appendix A: the moment assumption",
  networks: "Beyond: networks",
};

/** The title of a section of the paper, or of this report's own claims, on the Claims page. */
export function sectionTitle(section: ClaimHeading): string {
  return sectionTitles[section];
}

/** The anchor of a section on the Claims page. */
export function sectionAnchor(section: ClaimHeading): string {
  return `section-${section.toLowerCase().replace(".", "-")}`;
}
