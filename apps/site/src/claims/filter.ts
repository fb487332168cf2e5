/** Which claims a reader wants to see, and its form in the page's address. */
import { plainMath } from "../math/plainMath.ts";

export interface Filter {
  /** Empty for any. */
  readonly verdict: string;
  /** Empty for any. */
  readonly section: string;
  /** Words that must all occur, in any order. */
  readonly words: string;
}

export interface Listed {
  readonly verdict: string;
  readonly section: string;
  /** Everything that the page says of the claim, as `plainMath` spells it. */
  readonly text: string;
}

/** The filter that an address asks for. */
export function parseFilter(search: string): Filter {
  const query = new URLSearchParams(search);
  const value = (name: keyof Filter): string => query.get(name) ?? "";
  return { verdict: value("verdict"), section: value("section"), words: value("words") };
}

/** The address of a filter, from the question mark on; empty where it lets everything through. */
export function formatFilter(filter: Filter): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value.trim() !== ""));
  return query.size === 0 ? "" : `?${query}`;
}

/** Whether a claim is to be shown. Its text is read only where words are looked for. */
export function lets(filter: Filter, claim: Listed): boolean {
  const words = plainMath(filter.words).toLowerCase().split(/\s+/);
  return (
    (filter.verdict === "" || filter.verdict === claim.verdict) &&
    (filter.section === "" || filter.section === claim.section) &&
    words.every((word) => word === "" || claim.text.toLowerCase().includes(word))
  );
}
