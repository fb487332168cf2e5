import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { FailedError } from "../failedError.ts";
import { runToEnd } from "../processes/runToEnd.ts";
import { type NodeCommand, quickReport, siteBuild } from "./siteCommands.ts";

/** What a reader's browser loads besides the pages, by file name; pages grow with what they say. */
const kinds: Readonly<Record<string, string>> = {
  ".js": "scripts",
  ".css": "styles",
  ".woff2": "fonts",
  ".wasm": "wasm",
};

/**
 * Builds a checkout's site and counts the bytes of its scripts, styles and fonts, uncompressed.
 *
 * @throws FailedError if the checkout has no site, or cannot build it
 */
export async function shippedBytes(root: string, signal: AbortSignal): Promise<Record<string, number>> {
  const site = join(root, "apps", "site");
  if (!existsSync(join(site, "package.json"))) throw new FailedError("there is no apps/site");
  const parent = join(site, ".astro");
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, "bench-"));
  const [reports, out] = [join(folder, "reports"), join(folder, "dist")];
  try {
    await run(quickReport(root, reports), signal);
    await run(siteBuild(root, reports, out), signal);
    return await bytesByKind(out);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Bytes of a folder's files of each kind, at any depth; a kind without files is left out. */
export async function bytesByKind(folder: string): Promise<Record<string, number>> {
  const bytes: Record<string, number> = {};
  for (const name of await readdir(folder, { recursive: true })) {
    const extension = extname(name);
    if (!Object.hasOwn(kinds, extension)) continue;
    const kind = kinds[extension];
    bytes[kind] = (bytes[kind] ?? 0) + (await stat(join(folder, name))).size;
  }
  return bytes;
}

async function run({ words, folder, environment }: NodeCommand, signal: AbortSignal): Promise<void> {
  await runToEnd(process.execPath, words, signal, { cwd: folder, env: environment });
}
