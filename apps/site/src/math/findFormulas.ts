/**
 * Where mathematics stands in a text that is written with Unicode's letters, as all of the report's texts are:
 * `α*(k) ≤ 2/λ₁`, `F̄ ⪰ (1 + γ) Q̄³`, a lone `k`. A formula is what the grammar below reads and has a variable in it; it
 * neither begins nor ends within a word.
 */

/** A stretch of a text, without its end. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Letters and digits that Unicode has as indices and as powers. */
export const subscripts = "₀-₉₊₋ₐₘₓₖₙᵢᵣⱼₜ";
export const superscripts = "⁰¹²³⁴-⁹⁺⁻ᵀᵈᵗ";
/** Letters beyond the Latin ones. */
export const letters = "Α-ΟΡΤ-Ωα-ωℝ𝓜";
/** An apostrophe is a prime only before a bracket or what can be nothing but a quantity. */
const prime = `[′″‴⁗]|['’](?=[\\[(A-Z${letters}]|[a-z][\\u0304${subscripts}])`;
/** What belongs to a letter or a bracket: powers and indices. */
export const script = `[${superscripts}]|${prime}|\\^(?:[A-Za-z]+|\\{[^{}]*\\})`;
/** What belongs to a letter: also a bar, a star, `α½` and the indices of `α_as`, `γ_max`, `λ_m`. */
export const decoration = `[\\u0304${subscripts}*½]|${script}|_(?:(?:max|min|as|[A-Za-z0-9])(?![A-Za-z0-9_])|\\{[^{}]*\\})`;
const product = new RegExp(
  `(?:(?:∇[${superscripts}]*)?(?:[A-Za-z${letters}]|Σ(?=[${superscripts}]))(?:${decoration})*)+`,
  "uy",
);
/** What can be nothing but a quantity. */
const marked = new RegExp(`[${letters}∇]|Σ[${superscripts}]|[A-Za-z](?:${decoration})`, "u");
const variable = new RegExp(`[A-Za-z${letters}∇]`, "u");
/** So many Latin letters are a word, whatever stands beside them. */
const word = /(?<![\^A-Za-z])[A-Za-z]{4}/;
const scripts = new RegExp(`(?:${script})+`, "uy");
const number = new RegExp(`\\d+(?:[.,\\u202f]\\d+)*[${superscripts}]*|[½∞]`, "uy");
const integer = /^\d+$/;
const coefficient = new RegExp(`^[−±]?(?:\\d[\\d.,\\u202f${superscripts}]*|½)$`, "u");
const power = new RegExp(`\\d[${superscripts}]`, "u");
const operator = /[=≈≤≥<>≠≪≫∈⪰⪯→↦+−±×/]/uy;
const sign = /[−±ΣΠ√]/uy;
const functionName = /(?:log|max|min|tr|range)(?= ?[(√|]| [A-Za-z]\/)/uy;
const dots = /…/uy;
/** Letters that stand for a quantity when they stand alone: "a", "A" and "I" are words, "E" and "V" people, "e" is in 1e-6. */
const alone = /^[b-df-zB-DF-HJ-UW-Z]$/;
const before = /(?:^|[\s\u00a0{“‘"–—|‖…]|(?<![A-Za-z])[([]|SGD-)$/u;
const after = /^(?:$|\.(?![A-Za-z])|[\s\u00a0,;:!?)\]}”’'"–—…-])/u;
/** Before the number of a thing, which multiplies nothing. */
const naming = /(?:Models?|Figures?|Tables?|Theorems?|Lemmas?|Problems?|[Ss]ections?|and)[\s\u00a0][−±]?$/u;
/** Before a letter alone that is none: Appendix C, 5 s. */
const appendix = /Appendix[\s\u00a0]$/u;
const seconds = /\d[\s\u00a0]$/u;
/** Intervals may be open at one end. */
const closing: Readonly<Record<string, string>> = { "(": ")]", "[": "])", "{": "}", "|": "|", "‖": "‖" };

/** The formulas of a text, from left to right. A mere number with a power of ten is one where `numbers` says so. */
export function findFormulas(text: string, numbers: boolean): Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  while (at < text.length) {
    const end = before.test(text.slice(Math.max(0, at - 4), at)) ? readExpression(text, at, false) : null;
    const formula = text.slice(at, end ?? at);
    if (end !== null && after.test(text.slice(end)) && (hasVariable(formula) || (numbers && power.test(formula)))) {
      found.push({ start: at, end });
      at = end;
    } else at += 1;
  }
  return found;
}

function hasVariable(formula: string): boolean {
  return variable.test(formula);
}

/** Each of these reads something at a place and tells where it ends, or null where it does not stand. */
function readExpression(text: string, start: number, within: boolean): number | null {
  let end = readTerm(text, start, within);
  for (let next = end; next !== null; ) {
    end = next;
    next =
      readOperation(text, end, within) ?? readFactor(text, start, end, within) ?? readMember(text, start, end, within);
  }
  return end;
}

/** An operator or relation, and what follows it. */
function readOperation(text: string, at: number, within: boolean): number | null {
  const place = skipSpace(text, at);
  const end = match(operator, text, place) ?? (within && place > at ? match(/\|(?= )/uy, text, place) : null);
  if (end === null) return null;
  return readTerm(text, skipSpace(text, end), within) ?? match(dots, text, skipSpace(text, end));
}

/** What stands beside a factor is multiplied with it; with a space between, if both can be nothing else. */
function readFactor(text: string, start: number, at: number, within: boolean): number | null {
  const next = skipSpace(text, at);
  const end = readTerm(text, next, within);
  if (end === null || /[\d−±]/u.test(text[next] as string)) return null;
  if (next === at) return end;
  const right = text.slice(next, end);
  const [left] = /[^\s\u00a0(]*$/u.exec(text.slice(start, at)) as RegExpExecArray;
  if (coefficient.test(left)) {
    const isName = integer.test(left) && naming.test(text.slice(Math.max(0, at - left.length - 12), at - left.length));
    return hasVariable(right) && !isName ? end : null;
  }
  return marked.test(right) && (within || marked.test(left) || /[)\]}]$/.test(left)) ? end : null;
}

/** A further member of a list: within brackets any; outside across dots, p₁, …, p_N, or numbers to the end, k = 1, 2, ∞. */
function readMember(text: string, start: number, at: number, within: boolean): number | null {
  if (!within) {
    const numbers = text.slice(start, at).includes("=") ? /(?:, (?:\d+|∞))+(?=$|[.;:)\]”])/uy : /(?!)/y;
    return match(numbers, text, at) ?? match(/, …, [a-z]_[A-Z]/uy, text, at);
  }
  const next = match(/[,:] ?(?:…, )?/uy, text, at);
  return next === null ? null : readTerm(text, next, within);
}

function readTerm(text: string, at: number, within: boolean): number | null {
  const ahead = match(sign, text, at) ?? match(functionName, text, at);
  if (ahead !== null) return readTerm(text, skipSpace(text, ahead), within);
  const close = closing[text[at] ?? ""];
  if (close !== undefined) {
    const end = readExpression(text, at + 1, true);
    return end === null || !close.includes(text[end] ?? " ") ? null : (match(scripts, text, end + 1) ?? end + 1);
  }
  return match(number, text, at) ?? readVariables(text, at, within) ?? (within ? match(dots, text, at) : null);
}

function readVariables(text: string, at: number, within: boolean): number | null {
  const end = match(product, text, at);
  if (end === null) return null;
  const own = text.slice(at, end);
  if (marked.test(own)) return word.test(own) ? null : end;
  if (own.length > 1) return null;
  if (within || text[end] === "[") return end;
  const ahead = text.slice(Math.max(0, at - 9), at);
  return alone.test(own) && !appendix.test(ahead) && !(own === "s" && seconds.test(ahead)) ? end : null;
}

function skipSpace(text: string, at: number): number {
  return match(/[\s\u00a0]*/uy, text, at) as number;
}

function match(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
