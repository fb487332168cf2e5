/** The answer to be taken away: as a file, or to the clipboard. */

/** Offers a text as a file of that name. */
export function download(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A plot's text as an element, without the style that the policy does not allow; it stands on white by the style sheet. */
export function plotOf(svg: string): Element {
  const allowed = svg.replace(/ style="[^"]*"/, "");
  return document.importNode(new DOMParser().parseFromString(allowed, "image/svg+xml").documentElement, true);
}
