import { grouped } from "./numbers.ts";

/** Digits that are no amount: of a word, a version, a path, a range, an address or an entity. */
const apart = String.raw`(?<![\w.,#&/:–-])`;
const end = String.raw`(?![\w/–-]|[.,:]\d)`;
const pattern = new RegExp(
  [
    // What is quoted stays as it was printed.
    "“[^”]*”?",
    // A text of nothing else, such as a cell of a table, is no year.
    String.raw`(?<=^\s*)(?<lone>\d{4,})(?=\s*$)`,
    String.raw`${apart}(?<commas>\d{1,3}(?:,\d{3})+)${end}`,
    // No years, no seeds, and not what follows a name: RFC 4180, EPYC 7763.
    String.raw`(?<!\b[A-Z][\w-]*[ \u00a0]|\bseeds? [\d, ]*)${apart}(?!(?:1[89]|20)\d\d\b)(?<plain>\d{4,})${end}`,
    String.raw`(?<=[=≈<>≤≥(]\s?)(?<hyphen>-)(?=\.?\d)`,
    // A number stays on the line of its sign, and of the name that it is part of.
    String.raw`(?<space>(?<=\d) (?=%)|(?<=\b(?:Model|Table|Figure|Theorem|Lemma|Assumption|Problem)) (?=\d))`,
  ].join("|"),
  "g",
);

/**
 * The numbers of running text, which artefacts and captions write with ASCII's letters, in the form of `numbers.ts`: thousands
 * with narrow no-break spaces between, a minus that is one, no line that begins with a per cent sign.
 */
export function numbersAlike(text: string): string {
  return text.replace(pattern, (whole, ...rest) => {
    const { commas, plain, lone, hyphen, space } = rest.at(-1) as Record<string, string | undefined>;
    if (space !== undefined) return "\u00a0";
    if (hyphen !== undefined) return "−";
    const digits = commas?.replaceAll(",", "") ?? plain ?? lone;
    return digits === undefined ? whole : grouped(digits);
  });
}
