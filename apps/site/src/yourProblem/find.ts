/** A part of the page by its id. */
export function find<Kind extends HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind;
}
