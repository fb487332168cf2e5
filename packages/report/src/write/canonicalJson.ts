/**
 * The one text of a JSON value: keys sorted by UTF-16 code unit, numbers in ECMAScript's shortest round-trip form (both
 * as in RFC 8785), and line breaks placed so that a changed number is a changed line: an array or object that holds
 * only scalars takes one line, anything else one line an element.
 *
 * @param value - JSON data: null, booleans, finite numbers, strings, arrays and plain objects
 * @returns the text, with a line feed at its end
 * @throws TypeError if a number is not finite or a value is not JSON data; the message names the place
 */
export function canonicalJson(value: unknown): string {
  return `${write(value, "$", "")}\n`;
}

function write(value: unknown, place: string, indent: string): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError(`${place}: ${value} is not a JSON number`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    // Nearly all of an artefact stands in such rows, and the engine itself writes them faster, in the same form.
    if (value.every(isFiniteNumber)) return JSON.stringify(value);
    const items = value.map((item, i) => write(item, `${place}[${i}]`, `${indent} `));
    return layOut("[", items, "]", value.every(isScalar), indent);
  }
  if (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    const items = entries.map(
      ([key, item]) => `${JSON.stringify(key)}:${write(item, `${place}.${key}`, `${indent} `)}`,
    );
    return layOut(
      "{",
      items,
      "}",
      entries.every(([, item]) => isScalar(item)),
      indent,
    );
  }
  throw new TypeError(`${place}: a ${typeof value} is not JSON data`);
}

function layOut(open: string, items: string[], close: string, oneLine: boolean, indent: string): string {
  if (oneLine) return `${open}${items.join(",")}${close}`;
  return `${open}\n${items.map((item) => `${indent} ${item}`).join(",\n")}\n${indent}${close}`;
}

function isFiniteNumber(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value);
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value !== "object";
}
