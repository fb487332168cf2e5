/** The parts of the site. A page that is not listed stands in no part, and is found by links alone. */

interface Link {
  /** Below the site's base. */
  readonly path: string;
  readonly label: string;
}

export interface Part extends Link {
  /** Its further pages, which stand in a second row; what lies below one of them belongs to it. */
  readonly pages: readonly Link[];
}

export const parts: readonly Part[] = [
  { path: "", label: "Story", pages: [] },
  {
    path: "results/",
    label: "Results",
    pages: [
      { path: "tables/", label: "Tables" },
      { path: "figures/", label: "Figures" },
      { path: "appendix-a/", label: "Appendix A" },
      { path: "claims/", label: "Claims" },
      { path: "beyond/", label: "Beyond the paper" },
      { path: "on-a-network/", label: "On a network" },
    ],
  },
  { path: "your-problem/", label: "Your problem", pages: [] },
  { path: "playground/", label: "Playground", pages: [] },
  {
    path: "reference/",
    label: "Reference",
    pages: [
      { path: "theory/", label: "Theory" },
      { path: "since/", label: "Since the paper" },
      { path: "method/", label: "Method" },
      { path: "glossary/", label: "Glossary" },
      { path: "reference/api/", label: "Library" },
      { path: "benchmarks/", label: "Benchmarks" },
      { path: "verify/", label: "Verify" },
    ],
  },
];

/** The part in which a page stands. */
export function partOf(path: string): Part | undefined {
  return parts.find((part) => isWithin(path, part) || part.pages.some((page) => isWithin(path, page)));
}

/** How a page stands to a link's: its own, in its part, or neither. */
export function currentness(path: string, link: Link & Partial<Part>): "page" | "true" | undefined {
  if (path === link.path) return "page";
  return isWithin(path, link) || link.pages?.some((page) => isWithin(path, page)) ? "true" : undefined;
}

function isWithin(path: string, link: Link): boolean {
  return link.path === "" ? path === "" : path.startsWith(link.path);
}
