/** Texts of tables, which may be large, in parts: no part must be kept when the next one is read. */

/** Its parts one after the other, with line ends \n and without byte order mark; as often as it is asked for. */
export interface Text extends Iterable<string> {
  /** At least as many characters as it has. */
  readonly mostCharacters: number;
  /** At least as many lines as it has. */
  readonly mostLines: () => number;
}

/** Characters of a part: much more than a row has, and little beside a large file. */
const PART = 2 ** 16;

export function textOf(text: string): Text {
  function* parts(): Generator<string> {
    for (let at = 0; at < text.length; at += PART) yield text.slice(at, at + PART);
  }
  return {
    mostCharacters: text.length,
    mostLines: () => 1 + count((from) => text.indexOf("\n", from)) + count((from) => text.indexOf("\r", from)),
    [Symbol.iterator]: () => withPlainLineEnds(parts()),
  };
}

/**
 * The text that bytes are, decoded whenever it is asked for.
 *
 * @throws TypeError while it is gone through, if they are no text in that encoding
 */
export function textOfBytes(bytes: Uint8Array, encoding: "utf-8" | "utf-16le" | "utf-16be"): Text {
  function* parts(): Generator<string> {
    const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    if (encoding === "utf-8") {
      // Without streaming, for which Node takes a slower way and twice the memory.
      for (let at = 0, end = 0; at < bytes.length; at = end) {
        end = Math.min(bytes.length, at + PART);
        for (let back = 0; back < 3 && isWithinCharacter(bytes[end]); back++) end--;
        yield decoder.decode(bytes.subarray(at, end));
      }
      return;
    }
    for (let at = 0; at < bytes.length; at += PART) {
      yield decoder.decode(bytes.subarray(at, at + PART), { stream: true });
    }
    yield decoder.decode();
  }
  return {
    mostCharacters: bytes.length,
    // In UTF-16 other characters may have these bytes too.
    mostLines: () => 1 + count((from) => bytes.indexOf(0x0a, from)) + count((from) => bytes.indexOf(0x0d, from)),
    [Symbol.iterator]: () => withPlainLineEnds(parts()),
  };
}

/** Of UTF-8, whose characters begin with other bytes. */
function isWithinCharacter(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** All of it, or as much as a number of characters asks for. */
export function beginningOf(text: Text, characters = Number.POSITIVE_INFINITY): string {
  const parts: string[] = [];
  let length = 0;
  for (const part of text) {
    parts.push(part);
    length += part.length;
    if (length >= characters) break;
  }
  return parts.join("");
}

/** How often something is found, each time from behind the place before. */
function count(next: (from: number) => number): number {
  let found = 0;
  for (let at = next(0); at >= 0; at = next(at + 1)) found++;
  return found;
}

function* withPlainLineEnds(parts: Iterable<string>): Generator<string> {
  let held = "";
  let isFirst = true;
  for (const part of parts) {
    if (part === "") continue;
    let own = held + (isFirst && part.startsWith("\uFEFF") ? part.slice(1) : part);
    isFirst = false;
    // What follows a \r says whether it is half a line end.
    held = own.endsWith("\r") ? "\r" : "";
    if (held !== "") own = own.slice(0, -1);
    yield own.includes("\r") ? own.replaceAll(/\r\n?/g, "\n") : own;
  }
  if (held !== "") yield "\n";
}
