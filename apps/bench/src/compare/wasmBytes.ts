import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../root.ts";

const packages = ["linalg", "random", "simulator"];

/** Bytes of each package's compiled kernels, decoded; a package without any is left out. */
export async function wasmBytes(): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const name of packages) {
    const file = join(root, "packages", name, "src", "wasm", "binary.ts");
    const text = await readFile(file, "utf8").catch(() => null);
    if (text === null) continue;
    const lines = [...text.matchAll(/"([A-Za-z0-9+/=]+)"/g)];
    sizes[name] = Buffer.from(lines.map(([, part]) => part).join(""), "base64").length;
  }
  return sizes;
}
