/** SVG as text: attributes only, since the Content-Security-Policy allows no inline style. */

type Attributes = Readonly<Record<string, string | number>>;

export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(rounded(value))}"`);
  return `<${name}${written.join("")}>${content.join("")}</${name}>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, className: string): string {
  return element("path", { d: `M${rounded(x1)},${rounded(y1)}L${rounded(x2)},${rounded(y2)}`, class: className });
}

export function rectangle(x: number, y: number, width: number, height: number, className: string): string {
  return element("rect", { x, y, width: Math.max(0, width), height: Math.max(0, height), class: className });
}

/** Words at a place; `α_as` and the like are set with an index. */
export function words(
  x: number,
  y: number,
  text: string,
  { anchor = "start", className = "" }: { anchor?: "start" | "middle" | "end"; className?: string } = {},
): string {
  const lowered = escaped(text).replace(
    /(\p{L})_(\p{L}+)/gu,
    (_, letter: string, index: string) =>
      `${letter}<tspan dy="3" font-size="10">${index}</tspan><tspan dy="-3">\u200b</tspan>`,
  );
  const written = (of: string): string =>
    element("text", { x, y, "text-anchor": anchor, ...(of === "" ? {} : { class: of }) }, lowered);
  // The halo of what follows an index would cover the index, so that the letters stand on all halos.
  const letters = className.replace(/\s*\bhalo\b/, "");
  return lowered.includes("<tspan") && letters !== className
    ? written(className) + written(letters)
    : written(className);
}

/** The path through points. */
function pathOf(points: Iterable<readonly [x: number, y: number]>): string {
  let d = "";
  for (const [x, y] of points) d += `${d === "" ? "M" : "L"}${rounded(x)},${rounded(y)}`;
  return d;
}

/** The same in whole pixels, from one point to the next: for many lines, of which none is followed with the eye. */
export function sketchOf(points: Iterable<readonly [x: number, y: number]>): string {
  let d = "";
  let last: [number, number] | null = null;
  for (const [x, y] of points) {
    const at: [number, number] = [Math.round(x), Math.round(y)];
    d += last === null ? `M${at}l` : `${at[0] - last[0]} ${at[1] - last[1]} `;
    last = at;
  }
  return d.trimEnd();
}

/** A path of a class; with `closed` its inside is filled by the class. */
export function path(points: Iterable<readonly [x: number, y: number]>, className: string): string {
  return element("path", { d: pathOf(points), class: className });
}

/** What is drawn inside a rectangle and cut off at its edges. */
export function clipped(x: number, y: number, width: number, height: number, ...content: readonly string[]): string {
  return element("svg", { x, y, width, height, viewBox: `${x} ${y} ${width} ${height}` }, ...content);
}

/** A disc for what stays and a triangle for what leaves, so that colour is not all that tells them apart. */
export function endMark(x: number, y: number, leaves: boolean): string {
  const d = leaves
    ? `M${rounded(x)},${rounded(y - 4)}l3.6,6.4h-7.2z`
    : `M${rounded(x - 2.6)},${rounded(y)}a2.6,2.6 0 1 0 5.2,0a2.6,2.6 0 1 0 -5.2,0z`;
  return d;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function rounded(value: string | number): string {
  return typeof value === "number" ? String(Math.round(value * 10) / 10) : value;
}
