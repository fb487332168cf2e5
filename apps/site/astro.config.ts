import { defineConfig } from "astro/config";
import { styleClasses } from "./src/math/styleClasses.ts";
import { checkedReports } from "./src/reports/checkedReports.ts";

export default defineConfig({
  // For a site below a path, such as a project page: SGD_BASINS_BASE=/sgd-basins; the address of a user page has none.
  base: process.env.SGD_BASINS_BASE || "/",
  // Cards of links, feeds of citations and BibTeX need whole addresses: SGD_BASINS_ORIGIN=https://owner.github.io
  ...(process.env.SGD_BASINS_ORIGIN ? { site: process.env.SGD_BASINS_ORIGIN } : {}),
  trailingSlash: "always",
  // Keeps a space where a line of prose breaks before a link.
  compressHTML: true,
  build: { inlineStylesheets: "never" },
  // The Content-Security-Policy allows no inline script.
  vite: { build: { assetsInlineLimit: 0 }, worker: { format: "es" } },
  devToolbar: { enabled: false },
  integrations: [checkedReports(), styleClasses()],
});
