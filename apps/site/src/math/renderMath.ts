/**
 * Text with mathematics as HTML, typeset by KaTeX when the site is built: MathML for those who listen, HTML for those who
 * look, no script. KaTeX's inline styles become classes, because the Content-Security-Policy allows none.
 */
import katex from "katex";

const macros = {
  "\\Q": "\\bar{Q}",
  "\\F": "\\bar{F}",
  "\\E": "\\mathbb{E}",
  "\\P": "\\mathbb{P}",
  "\\R": "\\mathbb{R}",
};

/** Displays with more characters than this may be wider than a small screen, and must be reachable to be scrolled. */
const narrow = 24;

export interface Rendered {
  readonly html: string;
  /** The class that stands for each inline style. */
  readonly styles: ReadonlyMap<string, string>;
}

/**
 * Renders paragraphs: `$…$` in a line, `$$…$$` as a paragraph of its own; the rest is plain text.
 *
 * @throws Error naming the place of what KaTeX cannot read
 */
export function renderText(text: string): Rendered {
  const styles = new Map<string, string>();
  const html = text
    .split(/\n\n+/)
    .map((paragraph) => {
      const display = /^\$\$([^$]+)\$\$$/.exec(paragraph.trim());
      return display === null
        ? `<p>${renderInline(paragraph, styles)}</p>`
        : renderDisplay(display[1] as string, styles);
    })
    .join("\n");
  return { html, styles };
}

/** Renders one line, without a paragraph around it. */
export function renderLine(text: string): Rendered {
  const styles = new Map<string, string>();
  return { html: renderInline(text, styles), styles };
}

function renderInline(text: string, styles: Map<string, string>): string {
  const pieces = text.split("$");
  if (pieces.length % 2 === 0) throw new Error(`a dollar sign without its partner in: ${text}`);
  return pieces.map((piece, i) => (i % 2 === 0 ? escapeHtml(piece) : typeset(piece, false, styles))).join("");
}

function renderDisplay(tex: string, styles: Map<string, string>): string {
  const html = typeset(tex, true, styles);
  const visible = html.slice(html.indexOf('aria-hidden="true"')).replace(/<[^>]*>/g, "");
  if (visible.length <= narrow) return html;
  return `<div class="scroll" tabindex="0" role="group" aria-label="Formula">${html}</div>`;
}

function typeset(tex: string, displayMode: boolean, styles: Map<string, string>): string {
  const html = katex.renderToString(tex, { displayMode, macros: { ...macros }, strict: "error", trust: false });
  return html.replace(/<[a-z]+ [^>]*>/g, (tag) => withClasses(tag, styles));
}

function withClasses(tag: string, styles: Map<string, string>): string {
  const style = / style="([^"]*)"/.exec(tag);
  if (style === null) return tag;
  const name = className(style[1] as string);
  styles.set(style[1] as string, name);
  const bare = tag.replace(style[0], "");
  return bare.includes(' class="')
    ? bare.replace(' class="', ` class="${name} `)
    : bare.replace(/^<[a-z]+/, `$& class="${name}"`);
}

/** "height:0.43em;" becomes "m-height-0_43em": the same style has the same name on every page. */
function className(style: string): string {
  return `m-${style
    .replace(/;$/, "")
    .replace(/\./g, "_")
    .replace(/[^\w-]+/g, "-")}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
