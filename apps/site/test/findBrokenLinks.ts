import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { readHtml } from "./readHtml.ts";

interface Page {
  /** Everything that leads somewhere. */
  readonly targets: readonly string[];
  /** How often each id occurs. */
  readonly ids: ReadonlyMap<string, number>;
}

/** Every internal link, image or anchor of a built site that leads nowhere, "page → target", and every id that stands twice on a page. */
export function findBrokenLinks(folder: string, base: string): string[] {
  const pages = new Map<string, Page>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith(".html")) continue;
    const file = join(entry.parentPath, entry.name);
    pages.set(relative(folder, file), readPage(readFileSync(file, "utf8")));
  }
  const broken: string[] = [];
  for (const [name, { targets, ids }] of pages) {
    for (const [id, count] of ids) if (count > 1) broken.push(`${name}: ${count} × id="${id}"`);
    const here = `http://site${base}${name.replace(/index\.html$/, "")}`;
    for (const target of targets) {
      const { host, pathname, hash } = new URL(target, here);
      if (host !== "site") continue;
      if (!leadsSomewhere(folder, base, pages, pathname, hash)) broken.push(`${name} → ${target}`);
    }
  }
  return broken;
}

function readPage(html: string): Page {
  const targets = new Set<string>();
  const ids = new Map<string, number>();
  readHtml(html, {
    tag: ({ attributes }) => {
      for (const name of ["href", "src", "srcset"]) {
        const target = attributes.get(name);
        if (target !== undefined) targets.add(target);
      }
      const id = attributes.get("id");
      if (id !== undefined) ids.set(id, (ids.get(id) ?? 0) + 1);
    },
  });
  return { targets: [...targets], ids };
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
  return pages.get(file)?.ids.get(hash.slice(1)) === 1;
}
