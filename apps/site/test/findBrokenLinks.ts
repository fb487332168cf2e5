import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseHTML } from "linkedom";

interface Page {
  querySelectorAll(selector: string): Iterable<{ getAttribute(name: string): string | null }>;
}

/** Every internal link, image or anchor of a built site that leads nowhere: "page → target". */
export function findBrokenLinks(folder: string, base: string): string[] {
  const pages = new Map<string, Page>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith(".html")) continue;
    const file = join(entry.parentPath, entry.name);
    pages.set(relative(folder, file), parseHTML(readFileSync(file, "utf8")).document as unknown as Page);
  }
  const broken: string[] = [];
  for (const [name, page] of pages) {
    const here = `http://site${base}${name.replace(/index\.html$/, "")}`;
    for (const element of page.querySelectorAll("[href], [src], [srcset]")) {
      const target = ["href", "src", "srcset"]
        .map((name) => element.getAttribute(name))
        .find((value) => value !== null)!;
      const { host, pathname, hash } = new URL(target, here);
      if (host !== "site") continue;
      if (!leadsSomewhere(folder, base, pages, pathname, hash)) broken.push(`${name} → ${target}`);
    }
  }
  return broken;
}

function leadsSomewhere(
  folder: string,
  base: string,
  pages: ReadonlyMap<string, Page>,
  pathname: string,
  hash: string,
): boolean {
  if (!pathname.startsWith(base)) return false;
  const path = pathname.slice(base.length);
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  if (hash === "") return existsSync(join(folder, file));
  const page = pages.get(file);
  return page !== undefined && [...page.querySelectorAll(`[id="${hash.slice(1)}"]`)].length === 1;
}
