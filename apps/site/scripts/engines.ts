/**
 * Drives Debian's Firefox and WebKitGTK through the built site: results computed again on the Verify page, runs beside Node's,
 * every page once. What holds is written to `reports/engines.json`, which the Method page quotes.
 *
 *     npx -y pnpm@10 engines [--only firefox|webkitgtk] [--site FOLDER] [--keep] [--verbose]
 *
 * `--site` is where the site was built, if not in `apps/site/dist`; `--keep` leaves a picture of every page in a temporary
 * folder; `--verbose` names every call of a browser before it is made, so that the last line is what is waited for. A call that
 * has no answer after some minutes ends the engine's checks. Exit 1 if a check fails, 2 if an engine is not there, which
 * `CI=true` makes a failure, 130 after a signal that ends a process: what was started is ended first.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  canonicalJson,
  type EngineRecord,
  type EnginesDocument,
  enginesName,
  enginesSchema,
  parseReportFile,
  withEngine,
} from "@sgd-basins/report";
import { readRegularFileIfThere, writeFileAtomically } from "@sgd-basins/report/node";
import { reportsFolder } from "../src/reports/reportsFolder.ts";
import { pageWeights } from "../test/pageWeights.ts";
import { serveFolder } from "../test/serveFolder.ts";
import { builtSite } from "./builtSite.ts";
import { compareAnswers } from "./engines/answers.ts";
import type { Engine } from "./engines/browser.ts";
import { computeAgain } from "./engines/computeAgain.ts";
import { firefox } from "./engines/firefox.ts";
import { lookAtPages, widths } from "./engines/lookAtPages.ts";
import { namedCalls } from "./engines/namedCalls.ts";
import { messageOf } from "./engines/naming.ts";
import { readManifest, type ServedSite } from "./engines/site.ts";
import { watchingScript } from "./engines/watchPage.ts";
import { webkit } from "./engines/webkit.ts";

const engines = [firefox, webkit];
const values = readWords();
const chosen = engines.filter(({ name }) => values.only === undefined || values.only === name.toLowerCase());
if (chosen.length === 0) stop(`--only is one of ${engines.map(({ name }) => name.toLowerCase()).join(", ")}`);

const interruption = new AbortController();
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => interruption.abort());
const interrupted = interruption.signal;

const { folder, base } = builtSite(values.site);
const paths = pageWeights(folder, base).map(({ path }) => path);
const server = await serveFolder(folder, base, { head: watchingScript });
const site: ServedSite = { address: `${server.origin}${base}`, folder, manifest: readManifest(folder) };
const pictures = values.keep ? mkdtempSync(join(tmpdir(), "sgd-basins-engines-")) : null;
const kept: string[] = [];
let failed = 0;
let absent = 0;
for (const engine of chosen) {
  if (interrupted.aborted) break;
  const missing = engine.missing();
  if (missing !== null) {
    console.error(`${engine.name}: ${missing}`);
    absent++;
    continue;
  }
  try {
    await keep(await check(engine));
    kept.push(engine.name);
  } catch (error) {
    // It was ended: what fails then says nothing of it.
    if (interrupted.aborted) break;
    console.error(`${engine.name}: ${messageOf(error)}`);
    failed++;
  }
}
server.close();
if (pictures !== null) console.log(`pictures: ${pictures}`);
if (interrupted.aborted) {
  const rest = kept.length === 0 ? "nothing is" : `what ${kept.join(" and ")} did is`;
  console.error(`engines: interrupted: ${rest} kept; the same command begins anew`);
  process.exit(130);
}
if (failed > 0 || (absent > 0 && process.env.CI === "true")) process.exitCode = 1;
else if (absent > 0) process.exitCode = 2;

function stop(reason: string): never {
  console.error(`engines: ${reason}`);
  process.exit(2);
}

function readWords() {
  try {
    const flag = { type: "boolean", default: false } as const;
    return parseArgs({ options: { only: { type: "string" }, site: { type: "string" }, keep: flag, verbose: flag } })
      .values;
  } catch (error) {
    return stop(error instanceof Error ? (error.message.split(". ", 1)[0] ?? "") : String(error));
  }
}

/** @throws Error with all that does not hold */
async function check(engine: Engine): Promise<EngineRecord> {
  const { name, scriptEngine } = engine;
  const started = performance.now();
  const browser = namedCalls(await engine.start(interrupted), (call) => {
    if (values.verbose) console.error(`${((performance.now() - started) / 1000).toFixed(1)} s: ${name}: ${call}`);
  });
  try {
    const { version } = browser;
    const say = (text: string): void => console.log(`${name} ${version}: ${text}`);
    const pictured = pictures === null ? null : join(pictures, name.toLowerCase());
    const wrong = await lookAtPages(browser, site.address, paths, pictured);
    if (wrong.length > 0) throw new Error(`\n  ${wrong.join("\n  ")}`);
    say(`${paths.length} pages, at ${widths.join(" and ")} px`);
    const answers: string[] = [];
    for await (const path of compareAnswers(browser, site)) {
      say(`/${path} says what Node says`);
      answers.push(path);
    }
    const digests: EngineRecord["digests"] = [];
    for await (const computed of computeAgain(browser, site)) {
      say(`${computed.id}${computed.run === null ? "" : `, run ${computed.run}`}: ${computed.sha256}`);
      digests.push(computed);
    }
    return { name, version, scriptEngine, digests, answers, pages: paths.length, widths: [...widths] };
  } finally {
    await browser.close();
  }
}

async function keep(record: EngineRecord): Promise<void> {
  const file = join(reportsFolder(), enginesName);
  const text = await readRegularFileIfThere(file);
  const before: EnginesDocument =
    text === null ? { schema: "sgd-basins/engines/1", engines: [] } : parseReportFile(enginesSchema, text, file);
  await writeFileAtomically(file, canonicalJson(withEngine(before, record)));
}
