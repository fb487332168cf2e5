/** Brings a reader who asked for a new answer to it where it came out of sight; who has gone elsewhere meanwhile stays there. */
import { find } from "./find.ts";

interface Asked {
  readonly from: Element | null;
  readonly scrolled: number;
}

let asked: Asked | null = null;

/** Remembers where the reader is who asks. */
export function askFromHere(): void {
  asked = { from: document.activeElement, scrolled: scrollY };
}

/** Nobody waits for an answer: other data, one that was given up, a choice among several. */
export function forgetAsking(): void {
  asked = null;
}

/**
 * To be called before anything is shown, since that may move the page.
 *
 * @returns what brings the reader to the heading, once the answer stands there
 */
export function bringing(): (headingId: string, answerId: string) => void {
  const from = asked;
  asked = null;
  if (from === null || scrollY !== from.scrolled) return () => {};
  const focused = document.activeElement;
  if (focused !== from.from && focused !== document.body) return () => {};
  return (headingId, answerId) => {
    const { top, bottom } = find(answerId).getBoundingClientRect();
    if (top >= 0 && bottom <= innerHeight) return;
    bringTo(headingId);
  };
}

/** The focus at a heading, and that at the top. */
export function bringTo(headingId: string): void {
  const heading = find(headingId);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" });
}
