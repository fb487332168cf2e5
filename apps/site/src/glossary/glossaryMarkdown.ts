import { verdictMeanings, verdicts } from "@sgd-basins/report";
import { unicodeText } from "../math/unicodeText.ts";
import { sortedTerms } from "./terms.ts";

/** The glossary as the repository's `docs/glossary.md` has it: without links, which only a site has a place for. */
export function glossaryMarkdown(): string {
  return [
    "<!-- Written by `npx -y pnpm@10 exec vitest run glossary -u` from apps/site/src/glossary/terms.ts. -->",
    "",
    "# Glossary",
    "",
    "The words of the report, each with one meaning. The site has the same, with links to the proofs.",
    "",
    ...sortedTerms.map(({ term, definition }) => `- **${escaped(term)}**: ${escaped(unicodeText(definition))}`),
    "",
    "## Verdicts",
    "",
    ...verdicts.map((verdict) => {
      const { ofClaim, ofNumber } = verdictMeanings[verdict];
      return `- **${verdict}**: of a claim: ${ofClaim}.${ofNumber === null ? "" : ` Of a number: ${ofNumber}.`}`;
    }),
    "",
  ].join("\n");
}

/** What Markdown would take for its own. */
function escaped(text: string): string {
  return text.replace(/[*_<]/g, "\\$&");
}
