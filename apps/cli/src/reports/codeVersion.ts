import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** Packages on the path to an artefact's data; of `report` the names that stand in it. */
const packages = ["random", "linalg", "problems", "theory", "simulator", "report", "studies"];

/**
 * A digest of the sources that artefacts depend on: two runs with the same one compute the same parts. Tests and their
 * fixtures are left out.
 */
export async function codeVersion(): Promise<string> {
  const root = join(import.meta.dirname, "../../../../packages");
  const hash = createHash("sha256");
  for (const name of packages) {
    const folder = join(root, name, "src");
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) {
      hash.update(`${relative(root, file).split(sep).join("/")}\0`);
      hash.update(await readFile(file));
      hash.update("\0");
    }
  }
  return hash.digest("hex");
}
