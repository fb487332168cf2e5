/**
 * Mathematics in texts that scripts write, where no KaTeX is: its letters stand in italics, as they do in the formulas around
 * it, and the index of `α_as` and α½ below the line.
 */
import { escapeHtml } from "./escapeHtml.ts";
import { findFormulas, letters } from "./findFormulas.ts";
import { shortFormula, unbroken } from "./unbroken.ts";

export interface Piece {
  readonly text: string;
  readonly as: "text" | "letter" | "index";
}

const inFormula = new RegExp(
  `(?:log|max|min|tr|range)(?![A-Za-z])|(?<letter>[A-Za-z${letters}]\\u0304?)(?:_(?<index>[A-Za-z]+)|(?<=α)(?<half>½))?`,
  "gu",
);

/** A text in pieces of one make. */
export function piecesOf(text: string): Piece[] {
  return stretchesOf(text).flatMap(({ pieces }) => pieces);
}

const tags = { text: null, letter: "i", index: "sub" } as const;

/** A text as HTML; short formulas stay on one line. */
export function setLetters(text: string): string {
  return stretchesOf(text)
    .map(({ isWhole, pieces }) => {
      const html = pieces.map(htmlOf).join("");
      return isWhole ? unbroken(html) : html;
    })
    .join("");
}

/** What stands between formulas, and these. */
function stretchesOf(text: string): { readonly isWhole: boolean; readonly pieces: readonly Piece[] }[] {
  let done = 0;
  const stretches = findFormulas(text, false).flatMap(({ start, end }) => {
    const [before, formula] = [text.slice(done, start), text.slice(start, end)];
    done = end;
    const isWhole = /\s/.test(formula) && formula.replace(/\s/g, "").length <= shortFormula;
    return [asText(before), { isWhole, pieces: piecesOfFormula(formula) }];
  });
  return [...stretches, asText(text.slice(done))];
}

function asText(text: string): { readonly isWhole: false; readonly pieces: readonly Piece[] } {
  return { isWhole: false, pieces: text === "" ? [] : [{ text, as: "text" }] };
}

function piecesOfFormula(formula: string): Piece[] {
  let done = 0;
  const pieces = Array.from(formula.matchAll(inFormula)).flatMap(({ 0: found, index: at, groups }): Piece[] => {
    const { letter = "", index, half } = groups ?? {};
    if (letter === "") return [];
    const before = formula.slice(done, at);
    done = at + found.length;
    return [
      { text: before, as: "text" },
      { text: letter, as: "letter" },
      { text: index ?? half ?? "", as: "index" },
    ];
  });
  return [...pieces, { text: formula.slice(done), as: "text" } as const].filter(({ text }) => text !== "");
}

function htmlOf({ text, as }: Piece): string {
  const tag = tags[as];
  return tag === null ? escapeHtml(text) : `<${tag}>${escapeHtml(text)}</${tag}>`;
}
