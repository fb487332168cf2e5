import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/** Makes classes of KaTeX's inline styles in the pages that were built, because the Content-Security-Policy allows none. */
export function styleClasses(): AstroIntegration {
  return {
    name: "style-classes",
    hooks: {
      "astro:build:done": ({ dir }) => {
        const folder = fileURLToPath(dir);
        const styles = new Map<string, string>();
        for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
          if (!name.endsWith(".html")) continue;
          const html = readFileSync(join(folder, name), "utf8");
          if (html.includes('class="katex')) writeFileSync(join(folder, name), withClasses(html, styles));
        }
        const rules = Array.from(styles, ([style, name]) => `.katex .${name}{${style}}`).sort();
        const sheet = join(folder, "math/math.css");
        writeFileSync(sheet, `${readFileSync(sheet, "utf8").trim()}${rules.join("")}\n`);
      },
    },
  };
}

/** Replaces styles by classes, and notes which class stands for each. */
export function withClasses(html: string, styles: Map<string, string>): string {
  return html.replace(
    /<[a-z]+ [^<>]*? style="([^"]*)"[^<>]*>|<[a-z]+ style="([^"]*)"[^<>]*>/g,
    (tag, first, second) => {
      const style: string = first ?? second;
      const name = className(style);
      styles.set(style, name);
      const bare = tag.replace(` style="${style}"`, "");
      return bare.includes(' class="')
        ? bare.replace(' class="', ` class="${name} `)
        : bare.replace(/^<[a-z]+/, `$& class="${name}"`);
    },
  );
}

/** "height:0.43em;" becomes "m-height-0_43em": the same style has the same name on every page. */
function className(style: string): string {
  return `m-${style
    .replace(/;$/, "")
    .replace(/\./g, "_")
    .replace(/[^\w-]+/g, "-")}`;
}
