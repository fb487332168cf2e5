/** The types of what is published: what the compiler writes of the sources, as far as the entries lead, in one tree. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

const root = join(import.meta.dirname, "..");
const packages = join(root, "packages");

/**
 * Writes declarations below a folder.
 *
 * @param entries - source files of the package, such as `src/index.ts`
 * @returns for each entry its declaration, relative to the folder
 */
export function writeDeclarations(entries: readonly string[], folder: string): string[] {
  const temporary = mkdtempSync(join(tmpdir(), "declarations-"));
  try {
    emit(temporary);
    const starts = entries.map((entry) => join("sgd-basins", entry.replace(/\.ts$/, ".d.ts")));
    const open = [...starts];
    const written = new Set<string>();
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (written.has(file)) continue;
      written.add(file);
      const text = readFileSync(join(temporary, file), "utf8");
      const from = dirname(file);
      const resolve = (_: string, before: string, specifier: string): string => {
        const target = targetOf(specifier, from);
        open.push(target);
        const path = relative(from, target).replace(/\.d\.ts$/, ".js");
        return `${before}"${path.startsWith(".") ? path : `./${path}`}"`;
      };
      // Lines of comments may hold examples.
      const isComment = (line: string): boolean => /^\s*\*/.test(line);
      // Memory of the kernels, inside of the package, by types that only libraries for browsers and Node have.
      const lines = text.split("\n").filter((line) => isComment(line) || !/\bWebAssembly\b/.test(line));
      const resolved = lines.map((line) =>
        isComment(line) ? line : line.replaceAll(/( from |import\()"([^"]+)"/g, resolve),
      );
      mkdirSync(join(folder, from), { recursive: true });
      writeFileSync(join(folder, file), resolved.join("\n"));
    }
    return starts;
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** The declaration that a specifier leads to; only the workspace's own are met. */
function targetOf(specifier: string, from: string): string {
  if (specifier.startsWith(".")) return join(from, specifier.replace(/\.ts$/, ".d.ts"));
  const workspace = /^@sgd-basins\/([a-z]+)$/.exec(specifier)?.[1];
  if (workspace === undefined) throw new Error(`the package's types depend on ${specifier}`);
  return join(workspace, "src/index.d.ts");
}

function emit(folder: string): void {
  const project = join(folder, "tsconfig.json");
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    outDir: folder,
    rootDir: packages,
    typeRoots: [join(root, "node_modules/@types")],
  };
  // Files that are only met by way of node_modules get no declaration.
  const include = ["sgd-basins", ...workspaceDependencies()].map((name) => join(packages, name, "src"));
  const exclude = ["**/*.test.ts"];
  writeFileSync(
    project,
    JSON.stringify({ extends: join(root, "tsconfig.base.json"), compilerOptions, include, exclude }),
  );
  execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", project], { stdio: "inherit" });
}

/** The folders of the packages that become part of this one. */
function workspaceDependencies(): string[] {
  const { devDependencies } = JSON.parse(readFileSync(join(packages, "sgd-basins/package.json"), "utf8"));
  return Object.keys(devDependencies).map((name) => name.replace("@sgd-basins/", ""));
}
