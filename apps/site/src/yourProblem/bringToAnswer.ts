/** Brings a reader who asked for a new answer to it where it came out of sight; who has gone elsewhere meanwhile stays there. */
import { find } from "./find.ts";

/** What the reader asked with. */
let asker: Element | null = null;

/** Remembers where the reader is who asks. */
export function askFromHere(): void {
  asker = document.activeElement;
}

/** Nobody waits for an answer: other data, one that was given up, a choice among several. */
export function forgetAsking(): void {
  asker = null;
}

/**
 * To be called before anything is shown, since that may move the page.
 *
 * @returns what brings the reader to the heading, once the answer stands there
 */
export function bringing(): (headingId: string, answerId: string) => void {
  const from = asker;
  asker = null;
  const isElsewhere = ![from, document.body].includes(document.activeElement);
  if (from === null || isElsewhere || !isInSight(from)) return () => {};
  return (headingId, answerId) => {
    if (!isInSight(find(answerId))) bringTo(headingId);
  };
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

/** The focus at a heading, and that at the top. */
export function bringTo(headingId: string): void {
  const heading = find(headingId);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" });
}
