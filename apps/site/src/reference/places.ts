/** Where the reference of the package has what: a page an entry, an anchor a symbol, named as it is. */
import { type DocumentedSymbol, type Entry, reference } from "sgd-basins/reference";
import { type Statement, statements } from "../theory/statements.ts";

export const { entries } = reference;

/** Below the site's base: `reference/theory/`. */
export function pageOf({ specifier }: Pick<Entry, "specifier">): string {
  return `reference/${specifier.replace(/^sgd-basins\//, "")}/`;
}

/** Where a name is documented, as code of an entry means it; null where it is nobody's. */
export function placeOf(name: string, from: Entry): string | null {
  const isHere = (entry: Entry): boolean => entry.symbols.some((symbol) => symbol.name === name);
  const home = isHere(from) ? from : entries.find(isHere);
  return home === undefined ? null : `${pageOf(home)}#${name}`;
}

/** The functions and classes of an entry, or its types. */
export function symbolsOf({ symbols }: Entry, which: "values" | "types"): readonly DocumentedSymbol[] {
  return symbols.filter(({ keyword }) => (keyword === "function" || keyword === "class") === (which === "values"));
}

/** What names a type of an entry in its declaration: of the same entry if it can be. */
export function usersOf({ name }: DocumentedSymbol, entry: Entry): readonly string[] {
  const names = ({ signature, members }: DocumentedSymbol): boolean =>
    [signature, ...members.map(({ type }) => type)].some((text) => text.split(/\W+/).includes(name));
  const users = [entry, ...entries.filter((other) => other !== entry)].flatMap(({ symbols }) =>
    symbols.filter((symbol) => symbol.name !== name && names(symbol)),
  );
  return [...new Set(users.map((user) => user.name))];
}

/** What the theory page states of which this is the code. */
export function statementsOf({ source }: DocumentedSymbol): readonly Statement[] {
  return statements.filter(({ sources }) => sources.includes(source));
}
