import type { SvgDocument, SvgElement } from "./document.ts";

/**
 * A document for a picture that is drawn without Plot. Plot asks for a DOM, whose elements and attributes each have a table of
 * listeners; a chart of thousands of lines needs none, and its file is the same.
 */
export function createDrawing(): SvgDocument {
  return { createElementNS: (_namespace, name) => new DrawnElement(name) };
}

class DrawnElement implements SvgElement {
  readonly tagName: string;
  /** In the order in which they are written: the last that was added stands first, as in Plot's files. */
  readonly #attributes: [name: string, value: string][] = [];
  #children: DrawnElement[] = [];
  #parent: DrawnElement | null = null;
  #text = "";

  constructor(tagName: string) {
    this.tagName = tagName;
  }

  get firstChild(): SvgElement | null {
    return this.#children[0] ?? null;
  }

  get textContent(): string {
    return this.#text + this.#children.map(({ textContent }) => textContent).join("");
  }

  set textContent(text: string | null) {
    for (const child of this.#children) child.#parent = null;
    this.#children = [];
    this.#text = text ?? "";
  }

  getAttribute(name: string): string | null {
    return this.#attributes.find(([own]) => own === name)?.[1] ?? null;
  }

  setAttribute(name: string, value: string): void {
    const attribute = this.#attributes.find(([own]) => own === name);
    if (attribute === undefined) this.#attributes.unshift([name, value]);
    else attribute[1] = value;
  }

  removeAttribute(name: string): void {
    const at = this.#attributes.findIndex(([own]) => own === name);
    if (at >= 0) this.#attributes.splice(at, 1);
  }

  append(...children: SvgElement[]): void {
    this.#children.push(...this.#adopt(children));
  }

  prepend(...children: SvgElement[]): void {
    this.#children.unshift(...this.#adopt(children));
  }

  remove(): void {
    if (this.#parent === null) return;
    const siblings = this.#parent.#children;
    siblings.splice(siblings.indexOf(this), 1);
    this.#parent = null;
  }

  /** All elements below this one, or those of a name. */
  querySelectorAll(selector: string): Iterable<SvgElement> {
    if (!/^(?:\*|[\w-]+)$/.test(selector)) throw new RangeError(`a drawing finds elements by name, not by ${selector}`);
    const below = (element: DrawnElement): DrawnElement[] =>
      element.#children.flatMap((child) => [child, ...below(child)]);
    return below(this).filter(({ tagName }) => selector === "*" || tagName === selector);
  }

  toString(): string {
    const { tagName } = this;
    const attributes = this.#attributes.map(([name, value]) => ` ${name}="${escapeText(value, /[&<"]/g)}"`).join("");
    const content = escapeText(this.#text, /[&<>\u00a0]/g) + this.#children.join("");
    return content === "" ? `<${tagName}${attributes} />` : `<${tagName}${attributes}>${content}</${tagName}>`;
  }

  #adopt(children: readonly SvgElement[]): DrawnElement[] {
    return children.map((child) => {
      if (!(child instanceof DrawnElement)) throw new TypeError(`${child.tagName} is of another document`);
      child.remove();
      child.#parent = this;
      return child;
    });
  }
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\u00a0": "&#160;",
};

function escapeText(text: string, special: RegExp): string {
  return text.replace(special, (character) => entities[character]!);
}
