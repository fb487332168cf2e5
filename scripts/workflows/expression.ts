/**
 * The part of GitHub's expressions that the workflows of this repository use: names with dots, literals, `==`, `!=`, `&&`,
 * `||`, `!`, parentheses and the status functions. Anything else is refused, and so is a name that nobody defined, which
 * GitHub reads as an empty text.
 */
export type Value = string | number | boolean | null;
export interface Context {
  readonly [name: string]: Value | Context;
}

export interface Scope {
  /** `github`, `inputs`, `matrix` and so on, as a step sees them. */
  readonly contexts: Context;
  /** Whether an earlier step failed. */
  readonly failed: boolean;
}

class ExpressionError extends Error {
  override name = "ExpressionError";
}

/** A text whose `${{ … }}` are replaced by their values. */
export function fill(template: string, scope: Scope): string {
  return template.replace(/\$\{\{([\s\S]*?)\}\}/g, (_, expression: string) =>
    String(evaluate(expression, scope) ?? ""),
  );
}

/** Whether a step or a job runs; one whose `if` asks for no status, or that has none, runs if nothing failed. */
export function holds(condition: string | undefined, scope: Scope): boolean {
  if (condition === undefined) return !scope.failed;
  const [, inner] = /^\s*\$\{\{([\s\S]*)\}\}\s*$/.exec(condition) ?? [];
  const expression = inner ?? condition;
  const asksStatus = tokensOf(expression).some((token) => token in statusFunctions);
  return (asksStatus || !scope.failed) && isTrue(evaluate(expression, scope));
}

const statusFunctions: Readonly<Record<string, (scope: Scope) => boolean>> = {
  always: () => true,
  success: ({ failed }) => !failed,
  failure: ({ failed }) => failed,
  // Nobody cancels a run of the script and goes on.
  cancelled: () => false,
};

const token = /\s*('(?:[^']|'')*'|\d+(?:\.\d+)?|[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*|==|!=|&&|\|\||[!()])/y;

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  for (let end = 0; expression.slice(end).trim() !== ""; end = token.lastIndex) {
    const [, found] = token.exec(expression) ?? [];
    if (found === undefined) throw refusal(expression, `cannot read '${expression.slice(end).trim()}'`);
    tokens.push(found);
  }
  return tokens;
}

/** A part of an expression, valued only where the value is asked for, so that `&&` may guard a name. */
type Lazy = () => Value;

export function evaluate(expression: string, scope: Scope): Value {
  const tokens = tokensOf(expression);
  let next = 0;
  const accept = (...wanted: string[]): string | undefined =>
    wanted.includes(tokens[next] ?? "") ? tokens[next++] : undefined;

  const either = (): Lazy => {
    let left = both();
    while (accept("||")) left = choose(left, both(), false);
    return left;
  };
  const both = (): Lazy => {
    let left = compared();
    while (accept("&&")) left = choose(left, compared(), true);
    return left;
  };
  const choose = (left: Lazy, right: Lazy, goesOn: boolean): Lazy => {
    return () => {
      const value = left();
      return isTrue(value) === goesOn ? right() : value;
    };
  };
  const compared = (): Lazy => {
    const left = negated();
    const sign = accept("==", "!=");
    if (sign === undefined) return left;
    const right = negated();
    return () => (sign === "==") === areEqual(expression, left(), right());
  };
  const negated = (): Lazy => {
    if (!accept("!")) return single();
    const inner = negated();
    return () => !isTrue(inner());
  };
  const single = (): Lazy => {
    const word = tokens[next++];
    if (word === undefined) throw refusal(expression, "something is missing at its end");
    if (word === "(") {
      const inner = either();
      if (!accept(")")) throw refusal(expression, "a parenthesis is not closed");
      return inner;
    }
    if (word.startsWith("'")) return () => word.slice(1, -1).replaceAll("''", "'");
    if (/^\d/.test(word)) return () => Number(word);
    if (word === "true" || word === "false") return () => word === "true";
    if (word === "null") return () => null;
    if (!/^\w/.test(word)) throw refusal(expression, `'${word}' stands where a value should`);
    if (!accept("(")) return () => look(expression, word, scope.contexts);
    const status = statusFunctions[word];
    if (status === undefined || !accept(")")) throw refusal(expression, `the function '${word}' is not known here`);
    return () => status(scope);
  };

  const whole = either();
  if (next < tokens.length) throw refusal(expression, `'${tokens[next]}' is left over`);
  return whole();
}

function look(expression: string, path: string, contexts: Context): Value {
  let found: Value | Context | undefined = contexts;
  for (const name of path.split(".")) {
    found = found !== null && typeof found === "object" && Object.hasOwn(found, name) ? found[name] : undefined;
    if (found === undefined) throw refusal(expression, `nothing is known of '${path}'`);
  }
  if (found !== null && typeof found === "object") throw refusal(expression, `'${path}' is not one value`);
  return found;
}

/** GitHub compares texts without regard to case; what it makes of two kinds of value is nothing to rely on. */
function areEqual(expression: string, left: Value, right: Value): boolean {
  if (typeof left !== typeof right) throw refusal(expression, "it compares values of two kinds");
  return typeof left === "string" && typeof right === "string"
    ? left.toLowerCase() === right.toLowerCase()
    : left === right;
}

function isTrue(value: Value): boolean {
  return value !== "" && value !== 0 && value !== false && value !== null;
}

function refusal(expression: string, reason: string): ExpressionError {
  return new ExpressionError(`\${{ ${expression.trim()} }}: ${reason}`);
}
