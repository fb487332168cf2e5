/** The nearest number with six significant decimal digits: as artefacts hold what is drawn or estimated. */
export function sixDigits(value: number): number {
  return Number(value.toPrecision(6));
}
