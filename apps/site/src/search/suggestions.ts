/** What the header's field suggests while a reader types, on pages that have no script: the browser looks through a list. */
import { sortedTerms } from "../glossary/terms.ts";
import { searchedPages } from "./pages.ts";

/** Titles of pages, and terms; each is the first that the search page finds by it. */
export const suggestions: readonly string[] = [
  ...searchedPages.map(({ title }) => title),
  ...sortedTerms.map(({ term }) => term),
];
