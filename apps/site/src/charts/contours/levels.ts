/** Contour levels that tell something about every panel: quantiles of all panels' values together. */

/** How many bands the colour scale has. */
export const bandCount = 10;

/** A value that more than this share of the samples take is a plateau. */
const plateauShare = 0.01;

/**
 * Levels at equally spaced quantiles of the distinct values, to two significant digits, so that plateaus do not use
 * them up. A level on a plateau would trace its rounding errors, so it is put 2 % lower.
 *
 * @returns ascending, distinct, at most `bandCount − 1` of them
 */
export function contourLevels(panels: Iterable<readonly number[]>): number[] {
  const counts = new Map<number, number>();
  let samples = 0;
  for (const values of panels) {
    samples += values.length;
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const sorted = [...counts.keys()].sort((a, b) => a - b);
  const levels = new Set<number>();
  for (let i = 1; i < bandCount; i++) {
    const level = Number(sorted[Math.floor((i * sorted.length) / bandCount)]!.toPrecision(2));
    const isPlateau = (counts.get(level) ?? 0) > plateauShare * samples;
    levels.add(isPlateau ? Number((0.98 * level).toPrecision(2)) : level);
  }
  const smallest = sorted[0]!;
  const largest = sorted[sorted.length - 1]!;
  return [...levels].filter((level) => level > smallest && level < largest).sort((a, b) => a - b);
}

/** Colour of each of so many bands, from deep blue to pale yellow; even steps of lightness read without colour. */
export function bandColours(bands: number): string[] {
  return Array.from(
    { length: bands },
    (_, i) => palette[Math.round((i * (palette.length - 1)) / Math.max(1, bands - 1))]!,
  );
}

const palette = [
  "#0d2c54",
  "#15406f",
  "#1b5688",
  "#216d9a",
  "#3285a5",
  "#4f9dab",
  "#74b4ae",
  "#9dcab3",
  "#c8dfbe",
  "#f2f3cf",
];
