/** How many bytes a page of a built site needs, compressed as servers do. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { readHtml, type Tag } from "./readHtml.ts";

export interface PageWeight {
  /** Below the site's base: "figures/figure-05/". */
  readonly path: string;
  readonly bytes: number;
  /** Of its scripts, what they import and the workers that they start. */
  readonly scripts: number;
}

/**
 * The weight of every page: its HTML, stylesheets with their fonts, icon and images, whether or not they are loaded
 * late; of a picture's alternatives the heaviest. Files that are compressed already count as they are.
 */
export function pageWeights(folder: string, base: string): PageWeight[] {
  const sizes = new Map<string, number>();
  const sizeOf = (file: string): number => {
    if (!sizes.has(file)) {
      const bytes = readFileSync(file);
      sizes.set(file, file.endsWith(".woff2") ? bytes.length : gzipSync(bytes).length);
    }
    return sizes.get(file)!;
  };
  return htmlFiles(folder).map((file) => {
    const tags: Tag[] = [];
    readHtml(readFileSync(file, "utf8"), { tag: (tag) => tags.push(tag) });
    const place = (address: string): string => join(folder, address.slice(base.length));
    /** Files that tags of a name lead to. */
    const named = (name: string, attribute: string, which: (tag: Tag) => boolean = () => true): string[] =>
      tags
        .filter((tag) => tag.name === name && tag.attributes.has(attribute) && which(tag))
        .map((tag) => place(tag.attributes.get(attribute)!));
    const files = new Set([
      file,
      ...named("link", "href", ({ attributes }) => attributes.get("rel") === "icon"),
      ...named("img", "src", (tag) => !inPicture(tag)),
    ]);
    for (const sheet of named("link", "href", ({ attributes }) => attributes.get("rel") === "stylesheet")) {
      files.add(sheet);
      for (const [, font] of readFileSync(sheet, "utf8").matchAll(/url\(([^)]+\.woff2)\)/g))
        files.add(font!.startsWith("/") ? place(font!) : join(sheet, "..", font!));
    }
    let bytes = 0;
    for (const own of files) bytes += sizeOf(own);
    const sources = named("source", "srcset", inPicture).map(sizeOf);
    const images = named("img", "src", inPicture).map(sizeOf);
    for (const [i, size] of images.entries()) bytes += Math.max(size, sources[i]!);
    let scripts = 0;
    for (const script of scriptsFrom(named("script", "src"))) scripts += sizeOf(script);
    return { path: relative(folder, file).replace(/index\.html$/, ""), bytes, scripts };
  });
}

function inPicture({ parent }: Tag): boolean {
  return parent?.name === "picture";
}

function htmlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith(".html"))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Scripts and all that they name beside them. */
function scriptsFrom(files: readonly string[], found = new Set<string>()): ReadonlySet<string> {
  for (const file of files) {
    if (found.has(file)) continue;
    found.add(file);
    const named = readFileSync(file, "utf8").matchAll(/[\w.-]+\.js(?=["'`])/g);
    scriptsFrom(
      Array.from(named, ([name]) => join(file, "..", name)).filter((own) => existsSync(own)),
      found,
    );
  }
  return found;
}
