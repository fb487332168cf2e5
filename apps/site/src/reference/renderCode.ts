/** TypeScript and docstrings as HTML: classes and links, no script and no inline style. */

/** Where a name leads, or null. */
export type Resolve = (name: string) => string | null;

const keywords =
  "import|from|export|const|let|function|class|interface|type|extends|new|return|if|else|for|of|try|catch|instanceof|readonly|typeof|true|false|null|undefined|void|number|string|boolean|unknown";

/** A comment, a string, a keyword that no dot precedes, a number, another name. */
const token = new RegExp(
  [
    "(?<comment>//.*)",
    String.raw`(?<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\x60[^\x60]*\x60)`,
    String.raw`(?<keyword>(?<![.\w])(?:${keywords})\b(?!\s*[:?(]))`,
    String.raw`(?<number>\b\d[\d_.]*(?:e[+-]?\d+)?\b)`,
    String.raw`(?<name>\b[A-Za-z_]\w*)`,
  ].join("|"),
  "g",
);

/** Code with its parts marked, and names that lead somewhere linked. */
export function renderCode(code: string, resolve: Resolve = () => null): string {
  let html = "";
  let end = 0;
  for (const match of code.matchAll(token)) {
    const [text] = match;
    const { name, ...kinds } = match.groups ?? {};
    const kind = Object.keys(kinds).find((key) => kinds[key] !== undefined);
    const target = name === undefined ? null : resolve(name);
    html += escapeHtml(code.slice(end, match.index));
    if (kind !== undefined) html += `<span class="code-${kind}">${escapeHtml(text)}</span>`;
    else html += target === null ? escapeHtml(text) : `<a href="${target}">${escapeHtml(text)}</a>`;
    end = match.index + text.length;
  }
  return html + escapeHtml(code.slice(end));
}

/** A docstring: paragraphs, indented blocks, `code`, **bold**, x_1 and x^2. Brackets are those of formulas, never a link's. */
export function renderDocstring(text: string, resolve: Resolve): string {
  return text
    .split(/\n\n+/)
    .map((block) =>
      /^ {4}/.test(block)
        ? `<pre tabindex="0" aria-label="Formula">${withIndices(block.replaceAll(/^ {4}/gm, ""))}</pre>`
        : `<p>${renderDocline(block, resolve)}</p>`,
    )
    .join("\n");
}

/** The same of one paragraph, without a tag around it. */
export function renderDocline(text: string, resolve: Resolve): string {
  return text
    .split("`")
    .map((piece, i) => {
      if (i % 2 === 0) return withIndices(piece).replaceAll(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>");
      const target = resolve(piece);
      const code = `<code>${escapeHtml(piece)}</code>`;
      return target === null ? code : `<a href="${target}">${code}</a>`;
    })
    .join("");
}

/** A docstring's first sentence. */
export function firstSentence(text: string): string {
  const [paragraph = ""] = text.split(/\n\n/);
  return /^[\s\S]*?(?<!\bal)\.(?=\s|$)/.exec(paragraph)?.[0] ?? paragraph;
}

/** Text with λ_1, λ_{m−1} and 2^53 set low and high. */
function withIndices(text: string): string {
  return escapeHtml(text)
    .replaceAll(/_(?:\{([^}]*)\}|(\w+))/g, (_, many, one) => `<sub>${many ?? one}</sub>`)
    .replaceAll(/\^(?:\{([^}]*)\}|(\w+))/g, (_, many, one) => `<sup>${many ?? one}</sup>`);
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
