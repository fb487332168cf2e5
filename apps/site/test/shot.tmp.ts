import { launchBrowser } from "./launchBrowser.ts";
import { serveFolder } from "./serveFolder.ts";

const server = await serveFolder("/tmp/browser-dist", "/sgd-basins/");
const b = await launchBrowser();
const [path, width, scheme, wait, full, ...evals] = process.argv.slice(2);
const ctx = await b.newContext({
  viewport: { width: Number(width), height: Number(process.env.H ?? 900) },
  colorScheme: scheme as any,
  hasTouch: width === "360",
  ...(process.env.REDUCED ? { reducedMotion: "reduce" } : {}),
});
const p = await ctx.newPage();
p.on("console", (m) => console.log("console:", m.text()));
p.on("pageerror", (e) => console.log("error:", e.message));
await p.goto(server.origin + "/sgd-basins/" + path);
await p.waitForTimeout(Number(wait));
for (const e of evals) {
  console.log(JSON.stringify(await p.evaluate(e)));
  await p.waitForTimeout(Number(wait));
}
await p.screenshot({ path: process.env.OUT ?? "/tmp/shot.png", fullPage: full === "full" });
await b.close();
server.close();
