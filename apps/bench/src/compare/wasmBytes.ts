import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../root.ts";

const packages = ["linalg", "random", "simulator"];

/** Where a package holds its compiled kernels, and where commits before their interface was generated held them. */
const files = ["kernels.ts", "binary.ts"];

/** A module in base64, which begins as every module does, broken into strings that are added. */
const MODULE = /"AGFzbQ[A-Za-z0-9+/=]*"(?:\s*\+\s*"[A-Za-z0-9+/=]+")*/;

/** Bytes of each package's compiled kernels, decoded; a package without any is left out. */
export async function wasmBytes(): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const name of packages) {
    for (const file of files) {
      const text = await readFile(join(root, "packages", name, "src", "wasm", file), "utf8").catch(() => "");
      const module = MODULE.exec(text);
      if (module === null) continue;
      const parts = [...module[0].matchAll(/"([^"]+)"/g)].map(([, part]) => part);
      sizes[name] = Buffer.from(parts.join(""), "base64").length;
    }
  }
  return sizes;
}
