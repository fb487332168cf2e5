import { unescapeHtml } from "./escapeHtml.ts";
import { superscripts } from "./findFormulas.ts";
import { plainMath } from "./plainMath.ts";
import { radicand } from "./texOf.ts";

/** A power that is written before the index comes after it in MathML. */
const powerFirst = new RegExp(`([${superscripts}]+)(_\\{[^}]*\\})`, "gu");

/**
 * Holds a typeset formula against what was written: who listens to it hears the same.
 *
 * @throws Error naming a formula that would be read otherwise
 */
export function checkSpoken(formula: string, html: string): void {
  const [mathMl] = /<math.*<\/math>/s.exec(html) ?? [""];
  const spoken = unescapeHtml(mathMl.replace(/<[^>]*>/g, ""));
  const written = withoutRoots(formula).replace(powerFirst, "$2$1");
  if (letters(spoken) !== letters(written)) throw new Error(`${formula} would be read as ${spoken}`);
}

function letters(text: string): string {
  return plainMath(text).replace(/\s/g, "");
}

/** Roots have no sign in MathML's text, and what stands below them no brackets. */
function withoutRoots(text: string): string {
  const root = text.indexOf("√(");
  if (root < 0) return text;
  const [inner, rest] = radicand(text.slice(root + 1));
  return `${text.slice(0, root)}${withoutRoots(inner)}${withoutRoots(rest)}`;
}
