/**
 * Typesets the mathematics of a page's running text, wherever that text comes from: artefacts, captions and templates all
 * write it in Unicode's letters, which CSV, JSON, search and command line show as they are. Numbers get one form, too, on plain
 * pages as well.
 *
 * Left as they are: titles and descriptions of the head; drawings; code, commands and their output; whatever is pressed,
 * chosen or written by a script, see `setLetters`; table cells that are numbers; and what has `data-math="plain"`: pages and
 * names that say why.
 */
import { numbersAlike } from "../text/numbersAlike.ts";
import { checkSpoken } from "./checkSpoken.ts";
import { escapeHtml, unescapeHtml } from "./escapeHtml.ts";
import { findFormulas } from "./findFormulas.ts";
import { isShort, renderFormula } from "./renderMath.ts";
import { texOf } from "./texOf.ts";
import { unbroken } from "./unbroken.ts";

const untouched = "head|script|style|svg|pre|code|kbd|samp|textarea|select|option|button|label|output|canvas";
/** What its text names, to a browser that makes no name of MathML: there who listens has Unicode's letters, too. */
const named = /^(?:a|th|h[1-6]|summary|caption)$/;
const empty = /^(?:br|hr|img|input|link|source|wbr)$/;
/** SGD-200, 5–95 %, 2026-11-28: what a line does not break, though it could. */
const whole = /\bSGD-\d+(?![\w-])|\b\d+–\d+(?:\s%)?|\b\d{4}-\d\d-\d\d\b/g;
/** Behind it nor before it a line breaks where the mathematics is plain. */
const relation = /\s+([=≈≤≥])\s+/g;
const token = new RegExp(
  `<!--.*?-->|<(?<raw>${untouched})\\b.*?</\\k<raw>>|<(?<close>/?)(?<tag>[a-z][\\w-]*)(?<attributes>(?:"[^"]*"|'[^']*'|[^>"'])*)>|(?<text>[^<]+)`,
  "gis",
);
/** What a text without formulas lacks. */
const hint = /(?<![A-Za-z])[A-Za-z](?![a-z])|[^\0-\u2052]|[\u00b2-\u00bd\u0391-\u03c9]|\u0304/u;
const rendered = new Map<string, string>();

/** @throws Error naming a formula that cannot be typeset, or would be read otherwise than it was written */
export function typesetPage(html: string): string {
  const open: {
    readonly tag: string;
    readonly skip: "formula" | "plain" | null;
    readonly cell: boolean;
    readonly name: boolean;
  }[] = [];
  return html.replace(token, (found, ...rest) => {
    const { close, tag, attributes, text } = rest.at(-1) as Record<string, string | undefined>;
    const around = open.at(-1) ?? { skip: null, cell: false, name: false };
    if (text !== undefined) {
      if (around.skip === "formula") return text;
      const alike = numbersAlike(text);
      const typeset =
        around.skip === "plain"
          ? alike.replace(relation, "\u00a0$1\u00a0")
          : typesetText(alike, { numbers: !around.cell, name: around.name });
      return typeset.replace(whole, unbroken);
    }
    if (tag === undefined || attributes === undefined) return found;
    if (close === "/") {
      const last = open.findLastIndex((element) => element.tag === tag);
      if (last >= 0) open.length = last;
    } else if (!empty.test(tag)) {
      const plain = attributes.includes('data-math="plain"') ? "plain" : null;
      const skip = attributes.includes('class="katex') ? "formula" : (around.skip ?? plain);
      open.push({ tag, skip, cell: around.cell || tag === "td" || tag === "th", name: around.name || named.test(tag) });
    }
    return found;
  });
}

/** What stays on the line of the formula that it stands beside. */
const opening = /(?:SGD-|[([“‘])*$/u;
const closing = /^(?:['’]s\b|-[a-z]+|[,.;:!?)\]”’])*/u;

/** A text between two tags, with its formulas typeset; mere numbers with a power of ten only where `numbers` says so. */
export function typesetText(
  html: string,
  { numbers, name }: { readonly numbers: boolean; readonly name: boolean },
): string {
  if (!hint.test(html)) return html;
  const text = unescapeHtml(html);
  let done = 0;
  let typeset = "";
  for (const { start, end } of findFormulas(text, numbers)) {
    const formula = text.slice(start, end);
    const [lead] = opening.exec(text.slice(done, start)) as RegExpExecArray;
    const [tail] = closing.exec(text.slice(end)) as RegExpExecArray;
    const [before, after] = [escapeHtml(lead), escapeHtml(tail)];
    typeset += escapeHtml(text.slice(done, start - lead.length));
    const own = typesetFormula(formula, name);
    const isAlone = `${before}${after}` === "";
    typeset += isAlone || !isShort(own) ? `${before}${own}${after}` : unbroken(`${before}${own}${after}`);
    done = end + tail.length;
  }
  return done === 0 ? html : `${typeset}${escapeHtml(text.slice(done))}`;
}

function typesetFormula(formula: string, name: boolean): string {
  let html = rendered.get(formula);
  if (html === undefined) {
    html = renderFormula(texOf(formula));
    checkSpoken(formula, html);
    rendered.set(formula, html);
  }
  return name ? html.replace(/<math.*<\/math>/s, () => escapeHtml(formula)) : html;
}
