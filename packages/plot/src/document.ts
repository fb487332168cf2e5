import { parseHTML } from "linkedom";

/** What drawing uses of a DOM element; the workspace compiles without the DOM's types. */
export interface SvgElement {
  readonly tagName: string;
  readonly firstChild: SvgElement | null;
  textContent: string | null;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  append(...children: SvgElement[]): void;
  prepend(...children: SvgElement[]): void;
  remove(): void;
  querySelectorAll(selector: string): Iterable<SvgElement>;
  toString(): string;
}

/** What drawing uses of a DOM document. */
export interface SvgDocument {
  createElementNS(namespace: string, name: string): SvgElement;
}

export const namespace = "http://www.w3.org/2000/svg";

/** A fresh document, for one picture. */
export function createDocument(): SvgDocument {
  return parseHTML("<!doctype html><html><body></body></html>").document as unknown as SvgDocument;
}

/** An SVG element with attributes and, if given, text. */
export function createElement(
  document: SvgDocument,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
): SvgElement {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}
