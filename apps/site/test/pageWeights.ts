/** How many bytes a page of a built site needs, compressed as servers do. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { parseHTML } from "linkedom";

interface Element {
  getAttribute(name: string): string | null;
}

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
    const { document } = parseHTML(readFileSync(file, "utf8"));
    const all = (selector: string): Element[] => [
      ...(document.querySelectorAll(selector) as unknown as Iterable<Element>),
    ];
    const place = (address: string): string => join(folder, address.slice(base.length));
    const files = new Set([
      file,
      ...all("link[rel=icon]").map((link) => place(link.getAttribute("href")!)),
      ...all(":not(picture) > img").map((image) => place(image.getAttribute("src")!)),
    ]);
    for (const link of all("link[rel=stylesheet]")) {
      const sheet = place(link.getAttribute("href")!);
      files.add(sheet);
      for (const [, font] of readFileSync(sheet, "utf8").matchAll(/url\(([^)]+\.woff2)\)/g))
        files.add(font!.startsWith("/") ? place(font!) : join(sheet, "..", font!));
    }
    let bytes = 0;
    for (const own of files) bytes += sizeOf(own);
    const sources = all("picture > source").map((source) => sizeOf(place(source.getAttribute("srcset")!)));
    const images = all("picture > img").map((image) => sizeOf(place(image.getAttribute("src")!)));
    for (const [i, size] of images.entries()) bytes += Math.max(size, sources[i]!);
    let scripts = 0;
    for (const script of scriptsFrom(all("script[src]").map((own) => place(own.getAttribute("src")!))))
      scripts += sizeOf(script);
    return { path: relative(folder, file).replace(/index\.html$/, ""), bytes, scripts };
  });
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
