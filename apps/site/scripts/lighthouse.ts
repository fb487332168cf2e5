/**
 * Runs Lighthouse on the built site, as a slow telephone and as a desktop: the front page, a table, the heaviest figure,
 * Appendix A and the pages that compute. Its times depend on the machine, so this is no test. Exit 1 if a score is below its limit.
 *
 *     npx -y pnpm@10 --filter @sgd-basins/site lighthouse
 *
 * Needs Debian's chromium, or `CHROME`; npx fetches Lighthouse itself, which nothing else here needs.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pageWeights } from "../test/pageWeights.ts";
import { serveFolder } from "../test/serveFolder.ts";
import { builtSite } from "./builtSite.ts";

const version = "13.5.0";
const limits = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 } as const;

const { folder, base } = builtSite();
const figures = pageWeights(folder, base).filter(({ path }) => path.startsWith("figures/"));
const heaviest = figures.reduce((a, b) => (b.bytes > a.bytes ? b : a)).path;
const paths = ["", "tables/table-4/", heaviest, "appendix-a/", "playground/", "your-problem/", "on-a-network/"];
/** What Lighthouse takes the machine for, and the words that tell it so. */
const devices = { telephone: [], desktop: ["--preset=desktop"] } as const;
const server = await serveFolder(folder, base, { compressed: true });
let broken = 0;
for (const [device, words] of Object.entries(devices)) {
  for (const path of paths) {
    const scores = await runLighthouse(`${server.origin}${base}${path}`, words);
    const low = Object.entries(limits).filter(([category, limit]) => !((scores[category] ?? 0) >= limit));
    console.log(`${low.length === 0 ? "ok " : "LOW"} ${device} /${path}: ${JSON.stringify(scores)}`);
    broken += low.length;
  }
}
server.close();
process.exitCode = broken === 0 ? 0 : 1;

/** The scores of a page, 0 to 100. */
async function runLighthouse(address: string, device: readonly string[]): Promise<Record<string, number>> {
  const scratch = mkdtempSync(join(tmpdir(), "sgd-basins-lighthouse-"));
  const file = join(scratch, "report.json");
  const flags = "--headless=new --no-sandbox --disable-background-networking";
  const words = [
    "-y",
    `lighthouse@${version}`,
    address,
    "--quiet",
    "--output=json",
    `--output-path=${file}`,
    ...device,
  ];
  const child = spawn("npx", [...words, `--chrome-flags=${flags}`], {
    env: { ...process.env, CHROME_PATH: process.env.CHROME ?? "/usr/bin/chromium" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`lighthouse ended with ${code} on ${address}`);
  const { categories, audits } = JSON.parse(readFileSync(file, "utf8")) as LighthouseReport;
  rmSync(scratch, { recursive: true });
  for (const { auditRefs, score } of Object.values(categories)) {
    if (score === 1) continue;
    for (const { id, weight } of auditRefs) {
      const audit = audits[id]!;
      if (weight > 0 && (audit.score ?? 1) < 0.9) console.log(`    ${id}: ${audit.displayValue ?? audit.title}`);
    }
  }
  return Object.fromEntries(
    Object.entries(categories).map(([name, { score }]) => [name, Math.round(100 * (score ?? 0))]),
  );
}

interface LighthouseReport {
  readonly categories: Readonly<
    Record<string, { score: number | null; auditRefs: readonly { id: string; weight: number }[] }>
  >;
  readonly audits: Readonly<Record<string, { score: number | null; title: string; displayValue?: string }>>;
}
