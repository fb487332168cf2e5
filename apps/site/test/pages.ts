import { entries, pageOf } from "../src/reference/places.ts";
import { results } from "../src/results/results.ts";

/** Pages that are of no result and of no entry of the library. */
export const singlePages = [
  "",
  "results/",
  "reference/",
  "theory/",
  "since/",
  "method/",
  "verify/",
  "your-problem/",
  "playground/",
  "glossary/",
  "benchmarks/",
  "tables/",
  "figures/",
  "search/",
  "reference/api/",
];

/** Every page of the site but the one for addresses that it does not have, by its path. */
export const pages = [
  ...singlePages,
  ...entries.map(pageOf),
  ...new Set(results.map((result) => result.path.replace(/#.*/, ""))),
];
