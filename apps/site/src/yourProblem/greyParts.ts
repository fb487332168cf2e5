/** The parts that hold an answer: while another is computed they stand greyed, so that nothing moves, and cannot be used. */
import { find } from "./find.ts";

const parts = ["answer", "thresholds", "try", "take-away"] as const;
type Part = (typeof parts)[number];

/** What a reader pressed in a part before that was greyed, and so lost the focus. */
let pressed: { readonly part: Part; readonly element: Element } | null = null;

export function greyParts(): void {
  const element = document.activeElement;
  const around = parts.find((part) => find(part).contains(element));
  if (element !== null && around !== undefined) pressed = { part: around, element };
  for (const part of parts) find(part).inert = true;
}

/** Of a part that is answered; who pressed something in it is there again, at its heading where that is gone. */
export function showPart(part: Part): void {
  const section = find(part);
  section.inert = false;
  section.hidden = false;
  if (pressed?.part !== part) return;
  const { element } = pressed;
  pressed = null;
  // Who has gone elsewhere meanwhile stays there.
  if (document.activeElement !== document.body || !(element instanceof HTMLElement)) return;
  if (element.checkVisibility()) element.focus({ preventScroll: true });
  else find(section.getAttribute("aria-labelledby") ?? part).focus({ preventScroll: true });
}

/** Those that are not answered. */
export function hideGreyParts(): void {
  for (const part of parts) if (find(part).inert) find(part).hidden = true;
}
