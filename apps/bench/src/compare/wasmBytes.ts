import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../root.ts";

const packages = ["linalg", "random", "simulator"];

/** A module in base64, which begins as every module does, broken into strings that are added. */
const MODULE = /"AGFzbQ[A-Za-z0-9+/=]*"(?:\s*\+\s*"[A-Za-z0-9+/=]+")*/g;

/** Bytes of each package's compiled kernels, decoded, of all its modules; a package without any is left out. */
export async function wasmBytes(): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const name of packages) {
    const folder = join(root, "packages", name, "src", "wasm");
    for (const file of await readdir(folder).catch(() => [])) {
      for (const [module] of (await readFile(join(folder, file), "utf8")).matchAll(MODULE)) {
        const parts = [...module.matchAll(/"([^"]+)"/g)].map(([, part]) => part);
        sizes[name] = (sizes[name] ?? 0) + Buffer.from(parts.join(""), "base64").length;
      }
    }
  }
  return sizes;
}
