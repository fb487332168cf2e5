import { AxeBuilder } from "@axe-core/playwright";
import { launchBrowser } from "./launchBrowser.ts";
import { serveFolder } from "./serveFolder.ts";

const server = await serveFolder("/tmp/browser-dist", "/sgd-basins/");
const b = await launchBrowser();
for (const colorScheme of ["light", "dark"] as const)
  for (const path of ["verify/", "playground/", "playground/?model=styblinski-tang-1"]) {
    const ctx = await b.newContext({ viewport: { width: 1200, height: 900 }, colorScheme });
    const p = await ctx.newPage();
    await p.goto(server.origin + "/sgd-basins/" + path);
    await p.waitForTimeout(1500);
    const t = performance.now();
    const { violations } = await new AxeBuilder({ page: p }).analyze();
    console.log(
      path,
      colorScheme,
      Math.round(performance.now() - t),
      violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html).join(" | ")).join("\n"),
    );
    await ctx.close();
  }
await b.close();
server.close();
