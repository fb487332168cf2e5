import { readHtml, type Tag } from "./readHtml.ts";

/** What stays in Unicode's letters, or has its letters set, besides formulas and what says `data-math=plain`; see `typesetPage`. */
const plain = new Set("svg pre code kbd samp script textarea select button label output canvas head i sub".split(" "));
/** Indices, Greek letters, bars, roots and sums, `α_as`, `d²`; in running text powers of ten as well. */
const mathematics =
  /[₀-ₜᵢᵣΑ-Ωα-ω√∑∇⪰ℝ]|\w\u0304|\b\w_(?:as|max|min)\b|[A-Za-z)][²³⁰-⁹]|(?<![\w.,’'-])[klu](?![\w'’-])/u;
const power = /\d[²³⁰-⁹]/u;

/** Places of a page where mathematics is not typeset, each with what stands around it. */
export function findUnicodeMath(html: string): string[] {
  let all = "";
  let outsideCells = "";
  const leftOut = new Set<Tag>();
  const cells = new Set<Tag>();
  readHtml(html, {
    tag: (tag) => {
      const { name, parent } = tag;
      if (isPlain(tag) || (parent !== null && leftOut.has(parent))) leftOut.add(tag);
      if (name === "td" || name === "th" || (parent !== null && cells.has(parent))) cells.add(tag);
    },
    text: (text, parent) => {
      if (leftOut.has(parent)) return;
      all += text;
      if (!cells.has(parent)) outsideCells += text;
    },
  });
  return [...around(all, mathematics), ...around(outsideCells, power)];
}

function isPlain({ name, attributes }: Tag): boolean {
  const classes = attributes.get("class")?.split(" ") ?? [];
  return plain.has(name) || attributes.get("data-math") === "plain" || classes.includes("katex");
}

function around(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(new RegExp(pattern, "gu")), ({ index }) =>
    text.slice(Math.max(0, index - 30), index + 30),
  );
}
