/** The examples that stand in the docstrings of what the package exports. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The published entries, by what follows the package's name. */
export const entries = {
  "": "index",
  "/theory": "theory",
  "/problems": "problems",
  "/simulator": "simulator",
  "/files": "files",
};

export interface Example {
  /** Such as `sgd-basins/theory: lyapunov`. */
  readonly title: string;
  /** A module, or null where there is no example. */
  readonly code: string | null;
}

const source = join(import.meta.dirname, "..");
const packages = join(source, "../..");

/** One for every function and class that an entry exports, and those of the two pages that show the library. */
export function readExamples(): Example[] {
  return [...["packages/sgd-basins/README.md", "README.md"].map(ofPage), ...ofDocstrings()];
}

function ofPage(title: string): Example {
  const [, code = null] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(packages, "..", title), "utf8")) ?? [];
  return { title, code };
}

function ofDocstrings(): Example[] {
  return Object.entries(entries).flatMap(([path, entry]) =>
    exportsOf(join(source, `${entry}.ts`)).map(({ name, file }) => {
      return { title: `sgd-basins${path}: ${name}`, code: exampleOf(name, definitionOf(name, file)) };
    }),
  );
}

interface Export {
  readonly name: string;
  /** That exports it. */
  readonly file: string;
}

/** The values that an entry passes on. */
function exportsOf(file: string): Export[] {
  const text = readFileSync(file, "utf8");
  return Array.from(text.matchAll(/^export \{([^}]*)\} from "([^"]*)";/gm)).flatMap(([, names = "", from = ""]) =>
    names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "" && !name.startsWith("type "))
      .map((name) => ({ name, file: fileOf(from, file) })),
  );
}

function fileOf(specifier: string, from: string): string {
  const workspace = /^@sgd-basins\/([a-z]+)$/.exec(specifier)?.[1];
  return workspace === undefined ? join(dirname(from), specifier) : join(packages, workspace, "src/index.ts");
}

/** The text of the file in which something is defined. */
function definitionOf(name: string, file: string): string {
  const passedOn = exportsOf(file).find((one) => one.name === name);
  return passedOn === undefined ? readFileSync(file, "utf8") : definitionOf(name, passedOn.file);
}

function exampleOf(name: string, text: string): string | null {
  const before = text.slice(0, text.search(new RegExp(`^export (?:function|class|const) ${name}\\b`, "m"))).trimEnd();
  if (!before.endsWith("*/")) return null;
  const lines = before.slice(before.lastIndexOf("/**")).replaceAll(/^ \* ?/gm, "");
  return /@example\n```ts\n([\s\S]*?)```/.exec(lines)?.[1] ?? null;
}

/**
 * An example as a module that throws unless `x; // → value` is so, or `x; // ≈ value` but for rounding.
 *
 * @param resolve - for what it imports
 */
export function checking(code: string, resolve: (specifier: string) => string = (specifier) => specifier): string {
  const checks = code.replaceAll(
    /^(.+); \/\/ ([→≈]) (.+)$/gm,
    (line, found, sign, value) => `agree(${JSON.stringify(line)}, ${sign === "≈"}, ${found}, ${value});`,
  );
  const resolved = checks.replaceAll(/ from "([^"]+)";/g, (_, specifier) => ` from "${resolve(specifier)}";`);
  return `${resolved}\n${agree}`;
}

const agree = `
function agree(line: string, near: boolean, found: unknown, value: unknown): void {
  const close = (a: unknown, b: unknown): boolean =>
    typeof a === "number" && typeof b === "number"
      ? Math.abs(a - b) <= (near ? 1e-9 * Math.abs(b) : 0)
      : Array.isArray(a) && Array.isArray(b)
        ? a.length === b.length && a.every((entry, i) => close(entry, b[i]))
        : JSON.stringify(a) === JSON.stringify(b);
  if (!close(found, value)) throw new Error(line + " is " + JSON.stringify(found));
}
`;
