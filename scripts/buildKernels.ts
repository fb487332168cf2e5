/**
 * Compiles each package's AssemblyScript kernels and embeds the binary as text beside its typed interface, so that Node,
 * workers and browsers load them alike and a clone needs no build step. Every function exported from a file that lies
 * directly in a module's folder is a kernel; what kernels are made of lies in folders below.
 *
 *     node scripts/buildKernels.ts            write each module's text
 *     node scripts/buildKernels.ts --check    fail if the committed text is not what the sources compile to
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import asc from "assemblyscript/asc";

interface KernelModule {
  readonly folder: string;
  /** Its text, beside its interface. */
  readonly file: string;
  /** Where its constants lie, in the upper half of the first page, which no array reaches; two that share a memory share none of it. */
  readonly memoryBase: number;
}

const modules: readonly KernelModule[] = [
  { folder: "linalg/kernels", file: "linalg/src/wasm/kernels.ts", memoryBase: 32768 },
  // What only random matrices and benchmarks need; programs without them leave it out.
  { folder: "linalg/kernels/haar", file: "linalg/src/wasm/haarKernels.ts", memoryBase: 49152 },
  // What only estimates by chains need.
  { folder: "linalg/kernels/lanes", file: "linalg/src/wasm/lanesKernels.ts", memoryBase: 57344 },
  { folder: "random/kernels", file: "random/src/wasm/kernels.ts", memoryBase: 32768 },
  { folder: "simulator/kernels", file: "simulator/src/wasm/kernels.ts", memoryBase: 32768 },
];
const root = join(import.meta.dirname, "..");

/** No relaxed instructions: a fused multiply-add rounds differently from one processor to the next. */
const options = ["-O3", "--noAssert", "--enable", "simd", "--runtime", "stub", "--importMemory", "--use", "abort="];

async function build({ folder: name, memoryBase }: KernelModule): Promise<string> {
  const folder = join(root, "packages", name);
  const sources = readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => join(folder, file));
  const binary = await compile(name, sources, memoryBase);
  const signatures = sources.flatMap((source) => signaturesOf(readFileSync(source, "utf8")));
  checkSignatures(name, signatures, binary);
  return [
    "/** The compiled kernels and their interface. Written by `pnpm build:kernels` from `kernels/`, which says what each does. */",
    "",
    "/** Addresses are in bytes, scratch in doubles. */",
    "export interface Kernels {",
    ...signatures.map(({ text }) => `  ${text}`),
    "}",
    "",
    "let compiled: WebAssembly.Module | null = null;",
    "",
    "/** The kernels at work in `memory`; their constants lie in the upper half of its first page. */",
    "export function instantiate(memory: WebAssembly.Memory): Kernels {",
    "  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(binary), (c) => c.charCodeAt(0)));",
    "  return new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Kernels;",
    "}",
    "",
    "const binary =",
    `${(binary.toString("base64").match(/.{1,110}/g) ?? []).map((line) => `  "${line}"`).join(" +\n")};`,
    "",
  ].join("\n");
}

async function compile(name: string, sources: readonly string[], memoryBase: number): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "kernels-"));
  try {
    const file = join(folder, "kernels.wasm");
    const words = [...sources, "--outFile", file, ...options, "--memoryBase", String(memoryBase)];
    const { error, stderr } = await asc.main(words, { readFile: readSource });
    if (error !== null) throw new Error(`${name}: ${error.message}\n${stderr.toString()}`);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A source as AssemblyScript wants it: functions that are documented as `@inline` have the decorator, which TypeScript knows not. */
function readSource(name: string, folder: string): string | null {
  const file = resolve(folder, name);
  if (!existsSync(file)) return null;
  return readFileSync(file, "utf8").replace(/^ \* @inline\n \*\/\n/gm, "$&@inline ");
}

interface Signature {
  readonly kernel: string;
  readonly parameters: number;
  /** As a method of an interface. */
  readonly text: string;
}

/** Of the functions that an AssemblyScript source exports. */
function signaturesOf(source: string): Signature[] {
  return Array.from(source.matchAll(/^export function (\w+)\(([^)]*)\): (\w+) \{$/gm), ([, kernel, list, result]) => {
    const parameters = Array.from(
      list.matchAll(/(\w+): (\w+)/g),
      ([, name, type]) => `${name}: ${seenFromOutside(type)}`,
    );
    const text = `${kernel}(${parameters.join(", ")}): ${seenFromOutside(result)};`;
    return { kernel, parameters: parameters.length, text };
  });
}

/** An object is its address. */
function seenFromOutside(type: string): string {
  if (type === "void") return type;
  return type === "bool" ? "boolean" : "number";
}

/** Throws unless the binary exports just these kernels, with so many parameters. */
function checkSignatures(name: string, signatures: readonly Signature[], binary: Buffer): void {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(binary)), {
    env: { memory: new WebAssembly.Memory({ initial: 1 }) },
  });
  const compiled = Object.entries(exports).flatMap(([kernel, value]) =>
    typeof value === "function" ? [`${kernel}/${value.length}`] : [],
  );
  const read = signatures.map(({ kernel, parameters }) => `${kernel}/${parameters}`);
  if (compiled.sort().join() === read.sort().join()) return;
  throw new Error(`${name}: its kernels are ${compiled.join(", ")}, their sources read as ${read.join(", ")}`);
}

let stale = 0;
for (const module of modules) {
  const file = join(root, "packages", module.file);
  const text = await build(module);
  if (!process.argv.includes("--check")) {
    writeFileSync(file, text);
  } else if (readFileSync(file, "utf8") !== text) {
    console.error(`packages/${module.file} is not what its kernels compile to: run pnpm build:kernels`);
    stale++;
  }
}
process.exitCode = stale > 0 ? 1 : 0;
