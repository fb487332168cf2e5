/** Sets `α_as` and α½ in the texts of an SVG file with an index; what follows stands on the line again. */
export function lowerIndices(svg: string): string {
  return svg.replace(/(?<=>)[^<>]*α[_½][^<>]*(?=<)/gu, (words) =>
    words
      .split(/(?<=α)_?(as|½)/u)
      .map((part, i) => {
        if (i === 0 || part === "") return part;
        return i % 2 === 1
          ? `<tspan dy="0.25em" font-size="80%">${part}</tspan>`
          : `<tspan dy="-0.2em">${part}</tspan>`;
      })
      .join(""),
  );
}
