import { type Term, terms } from "./terms.ts";

/** A shorter name is a letter, or a word that means other things as well. */
const shortest = 5;

/** The terms that a text uses by one of their names, in its order. */
export function termsIn(text: string): Term[] {
  const places = terms.map((term) => {
    const names = term.term.split(", ").filter((name) => name.length >= shortest);
    const found = names.map((name) => text.search(new RegExp(`(?<!\\p{L})${literal(name)}`, "iu")));
    return { term, place: Math.min(...found.filter((place) => place >= 0)) };
  });
  return places
    .filter(({ place }) => Number.isFinite(place))
    .sort((a, b) => a.place - b.place)
    .map(({ term }) => term);
}

function literal(name: string): string {
  return name.replace(/[()*.+?[\]{}|^$\\/]/g, "\\$&");
}
