/** Everything that a search looks through: results with what they found, claims, statements, terms, sections of the method, papers, pages. */
import { claimsOf, papers, shortCitation, wordsOf } from "@sgd-basins/report";
import { sortedTerms } from "../glossary/terms.ts";
import { findingOf } from "../kinds/kinds.ts";
import { report } from "../reports/report.ts";
import { methodSections } from "../results/methodSections.ts";
import { resultOf } from "../results/results.ts";
import { topics } from "../since/findings.ts";
import { numbersAlike } from "../text/numbersAlike.ts";
import { statements } from "../theory/statements.ts";
import type { Entry } from "./entry.ts";
import { searchedPages } from "./pages.ts";
import { texWords } from "./texWords.ts";

export async function searchEntries(): Promise<Entry[]> {
  const artefacts = [...(await report()).values()].map(({ artefact }) => artefact);
  return [
    ...artefacts.map((artefact): Entry => {
      const { id, title } = artefact;
      const { name, caption, path } = resultOf(id);
      const finding = findingOf(artefact);
      return {
        kind: "Result",
        title: `${name}: ${title}`,
        text: numbersAlike(finding === null ? caption : `${finding}. ${caption}`),
        path,
      };
    }),
    ...sortedTerms.map(
      ({ id, term, definition }): Entry => ({
        kind: "Term",
        title: term,
        text: texWords(definition),
        path: `glossary/#${id}`,
      }),
    ),
    ...statements.map(
      ({ id, label, title, text }): Entry => ({
        kind: "Statement",
        title: `${label}: ${title}`,
        text: texWords(text),
        path: `theory/#${id}`,
      }),
    ),
    ...claimsOf(artefacts).map(
      (claim): Entry => ({
        kind: "Claim",
        title: wordsOf(claim),
        text: `${claim.verdict}. ${claim.tested}`,
        path: `claims/#${claim.id}`,
      }),
    ),
    // One of them is known to a search as a page.
    ...methodSections
      .filter(({ id }) => id !== "what-fails")
      .map(({ id, title }): Entry => ({ kind: "Method", title, text: "", path: `method/#${id}` })),
    ...topics.flatMap(({ findings }) =>
      findings.map(
        ({ paper, found, here }): Entry => ({
          kind: "Paper",
          title: `${shortCitation(paper)}: ${papers[paper].title}`,
          text: `${found} Here: ${here}`,
          path: `since/#${paper}`,
        }),
      ),
    ),
    ...searchedPages.map((page): Entry => ({ kind: "Page", ...page })),
  ];
}
