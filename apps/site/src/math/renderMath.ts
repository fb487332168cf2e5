/**
 * Text with mathematics as HTML, typeset by KaTeX when the site is built: MathML for those who listen, HTML for those who
 * look, no script. Inline styles stay until the pages are written; see `styleClasses`.
 */
import katex from "katex";
import { escapeHtml } from "./escapeHtml.ts";
import { shortFormula, unbroken } from "./unbroken.ts";

const macros = {
  "\\Q": "\\bar{Q}",
  "\\F": "\\bar{F}",
  "\\E": "\\mathbb{E}",
  "\\P": "\\mathbb{P}",
  "\\R": "\\mathbb{R}",
  // Of almost surely.
  "\\as": "\\mathrm{as}",
};

/** Displays with more characters than this may be wider than a small screen, and must be reachable to be scrolled. */
const narrow = 24;

/**
 * Renders paragraphs: `$…$` in a line, `$$…$$` as a paragraph of its own; the rest is plain text.
 *
 * @throws Error naming the place of what KaTeX cannot read
 */
export function renderText(text: string): string {
  return text
    .split(/\n\n+/)
    .map((paragraph) => {
      const display = /^\$\$([^$]+)\$\$$/.exec(paragraph.trim());
      return display === null ? `<p>${renderLine(paragraph)}</p>` : renderDisplay(display[1] as string);
    })
    .join("\n");
}

/** Renders one line, without a paragraph around it. */
export function renderLine(text: string): string {
  const pieces = text.split("$");
  if (pieces.length % 2 === 0) throw new Error(`a dollar sign without its partner in: ${text}`);
  return pieces.map((piece, i) => (i % 2 === 0 ? escapeHtml(piece) : renderFormula(piece))).join("");
}

/**
 * Renders a formula that stands in a line: a short one stays whole, another may break behind its relations and operators. KaTeX
 * makes blocks of what stands between these, and browsers break a line behind a block whatever follows it; the stylesheet makes
 * text of them, so that punctuation stays on the line of the formula.
 */
export function renderFormula(tex: string): string {
  const html = render(tex, false);
  const broken = html.replace(/(?<!aria-hidden="true">)<span class="katex-base">/g, "<wbr>$&");
  if (broken === html) return html;
  return isShort(html) ? unbroken(html) : broken;
}

/** Whether a formula is too short to break. */
export function isShort(html: string): boolean {
  return visible(html).length <= shortFormula;
}

/** What a formula shows, without the signs of no width that KaTeX puts between its parts. */
function visible(html: string): string {
  return html.slice(html.indexOf('aria-hidden="true">') + 19).replace(/<[^>]*>|[\s\u200b]/g, "");
}

function render(tex: string, displayMode: boolean): string {
  const html = katex.renderToString(tex, { displayMode, macros: { ...macros }, strict: "error", trust: false });
  // The TeX itself is for nobody who reads or listens.
  return html.replace(/<annotation [^>]*>[^<]*<\/annotation>/, "");
}

function renderDisplay(tex: string): string {
  const html = render(tex, true);
  if (visible(html).length <= narrow) return html;
  return `<div class="scroll" tabindex="0" role="group" aria-label="Formula">${html}</div>`;
}
