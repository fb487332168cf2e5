/**
 * Draws `public/card.png`, which is shown where somebody shares a link to the site. Run by hand when the mark or the title
 * changes; the picture holds no number of the report.
 *
 *     npx -y pnpm@10 --filter @sgd-basins/site card
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { launchBrowser } from "../test/launchBrowser.ts";

const size = { width: 1200, height: 630 };
const resolve = createRequire(import.meta.url).resolve;
const fontFile = (name: string): string => readFileSync(resolve(name)).toString("base64");
const serif = fontFile("@fontsource-variable/stix-two-text/files/stix-two-text-latin-wght-normal.woff2");
const sans = fontFile("@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2");

/** The favicon's basins, wide: a sharp one on the left, a flat one on the right. */
const landscape = "M40 60C90 420 150 430 200 250C240 120 300 120 400 240C520 380 660 380 800 100";
const staying = [500, 530, 555, 580, 605].map((x) => `<circle cx="${x}" cy="${landscapeAt(x)}" r="9" class="stays"/>`);
const leaving = [
  [150, 352],
  [196, 226],
  [262, 112],
  [352, 152],
].map(([x, y], i) => `<circle cx="${x}" cy="${y}" r="9" class="leaves" fill-opacity="${0.4 + 0.2 * i}"/>`);

const html = `<!doctype html><meta charset="utf-8"><style>
@font-face{font-family:serif2;font-weight:400 700;src:url(data:font/woff2;base64,${serif})}
@font-face{font-family:sans2;font-weight:200 900;src:url(data:font/woff2;base64,${sans})}
body{margin:0;width:${size.width}px;height:${size.height}px;background:#fff;color:#1d2329}
h1{position:absolute;left:70px;top:52px;width:1060px;margin:0;font:600 62px/1.15 serif2}
p{position:absolute;left:70px;bottom:44px;margin:0;font:600 30px sans2;color:#55606b}
svg{position:absolute;right:40px;bottom:40px}
path{fill:none;stroke:#0072b2;stroke-width:7;stroke-linecap:round}
.stays{fill:#0072b2}.leaves{fill:#c84e00}
</style>
<h1>At which learning rate and batch size does SGD leave this minimum?</h1>
<svg width="840" height="400" viewBox="0 0 840 440"><path d="${landscape}"/>${staying.join("")}${leaving.join("")}</svg>
<p>sgd-basins</p>`;

const browser = await launchBrowser();
const page = await browser.newPage({ viewport: size });
await page.setContent(html);
await page.evaluate("document.fonts.ready");
writeFileSync(join(import.meta.dirname, "../public/card.png"), await page.screenshot());
await browser.close();

/** The height of the flat basin's last curve of Bézier, found by halving. */
function landscapeAt(x: number): number {
  const at = (a: number, b: number, c: number, d: number, t: number): number =>
    (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
  let [low, high] = [0, 1];
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (at(400, 520, 660, 800, middle) < x) low = middle;
    else high = middle;
  }
  return at(240, 380, 380, 100, low) - 14;
}
