/** A page's start tags and texts, in order: what tests ask of all pages needs no tree of each. */

/** An element, as its start tag says it. */
export interface Tag {
  readonly name: string;
  readonly parent: Tag | null;
  readonly attributes: ReadonlyMap<string, string>;
}

interface Visitor {
  readonly tag: (tag: Tag) => void;
  /** A stretch of text, with the element in which it stands. */
  readonly text?: (text: string, parent: Tag) => void;
}

/** A comment or doctype, an end tag, a start tag; whatever stands before it is text. */
const markup = /<!--.*?-->|<![^>]*>|<\/([\w-]+)\s*>|<([a-zA-Z][\w-]*)((?:\s+[^\s"'=<>/]+(?:="[^"]*")?)*)\s*(\/?)>/gsy;
const attribute = /([^\s"=]+)(?:="([^"]*)")?/g;
const entity = /&(#\d+|#x[\da-f]+|\w+)?(;?)/gi;
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: "\u00a0",
  lbrace: "{",
  rbrace: "}",
};
/** Elements of HTML that have no end tag. */
const empty = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
/** Their content is neither markup nor text, and left out. */
const raw = new Set(["script", "style"]);

/**
 * Reads a page as the build writes them: attributes in double quotes or without a value, every element closed in order.
 *
 * @throws SyntaxError where a page is anything else, which a browser would mend in its own way
 */
export function readHtml(html: string, { tag, text = () => {} }: Visitor): void {
  let open: Tag | null = null;
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf("<", at);
    const end = next < 0 ? html.length : next;
    if (end > at && open !== null) text(decode(html.slice(at, end)), open);
    if (next < 0) break;
    markup.lastIndex = next;
    const match = markup.exec(html);
    if (match === null) throw new SyntaxError(`no markup: ${html.slice(next, next + 60)}`);
    const [all, closed, name, attributes, slash]: (string | undefined)[] = match;
    at = next + all!.length;
    if (closed !== undefined) {
      if (closed !== open?.name) throw new SyntaxError(`</${closed}> ends ${open?.name}: ${html.slice(at - 60, at)}`);
      open = open.parent;
    }
    if (name === undefined) continue;
    const found: Tag = { name, parent: open, attributes: readAttributes(attributes!) };
    tag(found);
    if (empty.has(name) || slash === "/") continue;
    open = found;
    if (raw.has(name)) at = html.indexOf(`</${name}`, at);
  }
  if (open !== null) throw new SyntaxError(`<${open.name}> is not closed`);
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  return new Map(Array.from(text.matchAll(attribute), ([, name, value]) => [name!, decode(value ?? "")]));
}

function decode(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(entity, (all, name: string | undefined, semicolon: string) => {
    if (name === undefined || semicolon === "") return all;
    if (name.startsWith("#"))
      return String.fromCodePoint(Number(name[1] === "x" ? `0${name.slice(1)}` : name.slice(1)));
    const character = entities[name];
    if (character === undefined) throw new SyntaxError(`unknown: ${all}`);
    return character;
  });
}
