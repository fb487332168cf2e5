/** KaTeX's stylesheet, with only the fonts that the site uses. The classes of its inline styles come when pages are written. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The fonts that the texts need; a test loads the pages and holds this list against what the browser fetched. */
export const fonts = [
  { file: "KaTeX_AMS-Regular", family: "KaTeX_AMS", style: "normal" },
  { file: "KaTeX_Caligraphic-Regular", family: "KaTeX_Caligraphic", style: "normal" },
  { file: "KaTeX_Main-Regular", family: "KaTeX_Main", style: "normal" },
  { file: "KaTeX_Math-Italic", family: "KaTeX_Math", style: "italic" },
  { file: "KaTeX_Size1-Regular", family: "KaTeX_Size1", style: "normal" },
  { file: "KaTeX_Size2-Regular", family: "KaTeX_Size2", style: "normal" },
  { file: "KaTeX_Size3-Regular", family: "KaTeX_Size3", style: "normal" },
] as const;

/** The stylesheet of every page with mathematics; it stands beside the folder `fonts`. */
export function mathStylesheet(): string {
  const rules = readFileSync(join(katexFolder(), "katex.min.css"), "utf8").replace(/@font-face\{[^}]*\}/g, "");
  const faces = fonts.map(
    ({ file, family, style }) =>
      `@font-face{font-display:block;font-family:${family};font-style:${style};font-weight:400;src:url(fonts/${file}.woff2) format("woff2")}`,
  );
  return `${faces.join("")}${rules}\n`;
}

/** The bytes of a font. */
export function readFont(file: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(join(katexFolder(), "fonts", `${file}.woff2`)));
}

function katexFolder(): string {
  return dirname(createRequire(import.meta.url).resolve("katex/dist/katex.min.css"));
}
