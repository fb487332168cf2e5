/** Formulas of so many characters, without spaces, do not break over lines. */
export const shortFormula = 16;

/** HTML that stays on one line. */
export function unbroken(html: string): string {
  return `<span class="unbroken">${html}</span>`;
}
