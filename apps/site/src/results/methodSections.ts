/** The sections of the method page, in its order; the `explanation` of a table cell or a claim is one of these ids. */
export const methodSections = [
  { id: "reproducing", title: "Reproducing this report" },
  { id: "verdicts", title: "Verdicts" },
  { id: "networks", title: "Claims of this report about networks" },
  { id: "fits", title: "Degrees of freedom: what was fitted to what" },
  { id: "realisations", title: "Realisations" },
  { id: "definitions", title: "Diverging, leaving, s and t, the two limits" },
  { id: "local-geometry", title: "Local geometry: γ, s and t" },
  { id: "section-2", title: "What section 2 says of its own bounds" },
  { id: "quadratic-minimum", title: "Quadratic-circle sums, quadratic minimum" },
  { id: "circular-minimum", title: "Quadratic-circle sums, circular minimum" },
  { id: "styblinski-tang-generator", title: "Styblinski–Tang sums: the generator" },
  { id: "styblinski-tang-outcomes", title: "Styblinski–Tang sums: what runs do in twenty steps" },
  { id: "schedule", title: "Section 5: what a decreasing schedule does" },
  { id: "appendix-a", title: "Appendix A: Assumption 8 is a theorem" },
  { id: "what-fails", title: "What fails" },
  { id: "typos", title: "Typos of the paper" },
  { id: "determinism", title: "Determinism and seeds" },
  { id: "engines", title: "Other engines" },
  { id: "environment", title: "Environment" },
] as const;

export type MethodSectionId = (typeof methodSections)[number]["id"];

export const methodAnchors: readonly string[] = methodSections.map((section) => section.id);

/** The title of a section. */
export function methodTitle(id: string): string {
  return methodSections.find((section) => section.id === id)?.title ?? id;
}
