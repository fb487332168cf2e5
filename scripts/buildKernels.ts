/**
 * Compiles each package's AssemblyScript kernels and embeds the binary as text, so that Node, workers and browsers load
 * them alike and a clone needs no build step.
 *
 *     node scripts/buildKernels.ts            write packages/<name>/src/wasm/binary.ts
 *     node scripts/buildKernels.ts --check    fail if the committed text is not what the sources compile to
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import asc from "assemblyscript/asc";

const packages = ["linalg", "random", "simulator"];
const root = join(import.meta.dirname, "..");

/**
 * No relaxed instructions: a fused multiply-add rounds differently from one processor to the next. Constants lie in the
 * upper half of the first page, which no array reaches.
 */
const options = [
  "-O3",
  "--noAssert",
  "--enable",
  "simd",
  "--runtime",
  "stub",
  "--importMemory",
  "--use",
  "abort=",
  "--memoryBase",
  "32768",
];

async function compile(name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "kernels-"));
  try {
    const file = join(folder, "kernels.wasm");
    const source = join(root, "packages", name, "kernels", "index.ts");
    const { error, stderr } = await asc.main([source, "--outFile", file, ...options]);
    if (error !== null) throw new Error(`${name}: ${error.message}\n${stderr.toString()}`);
    const lines =
      readFileSync(file)
        .toString("base64")
        .match(/.{1,110}/g) ?? [];
    return [
      "/** The compiled kernels, base64. Written by `pnpm build:kernels`; the sources are in `kernels/`. */",
      "export const binary =",
      ...lines.map((line, i) => `  "${line}"${i === lines.length - 1 ? ";" : " +"}`),
      "",
    ].join("\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let stale = 0;
for (const name of packages) {
  const file = join(root, "packages", name, "src", "wasm", "binary.ts");
  const text = await compile(name);
  if (!process.argv.includes("--check")) {
    writeFileSync(file, text);
  } else if (readFileSync(file, "utf8") !== text) {
    console.error(`packages/${name}/src/wasm/binary.ts is not what its kernels compile to: run pnpm build:kernels`);
    stale++;
  }
}
process.exitCode = stale > 0 ? 1 : 0;
