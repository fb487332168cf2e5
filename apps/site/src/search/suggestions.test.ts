import { expect, test } from "vitest";
import { sortedTerms } from "../glossary/terms.ts";
import { findEntries, indexEntries } from "./findEntries.ts";
import { searchedPages } from "./pages.ts";
import { suggestions } from "./suggestions.ts";
import { texWords } from "./texWords.ts";

const index = indexEntries([
  ...sortedTerms.map(({ id, term, definition }) => ({
    ...{ kind: "Term", title: term, text: texWords(definition), path: `glossary/#${id}` },
  })),
  ...searchedPages.map((page) => ({ kind: "Page", ...page })),
]);

test("a suggestion finds what it names before anything else", () => {
  for (const title of suggestions) expect(findEntries(index, title).entries[0]?.title).toBe(title);
});
