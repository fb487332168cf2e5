/**
 * Writes the reference of the package's interface from its docstrings: `npx -y pnpm@10 reference`. What it writes is committed;
 * `package:check` fails where it is not what the sources say.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { readReference } from "./reference/readReference.ts";

const root = join(import.meta.dirname, "..");
const file = join(root, "packages/sgd-basins/src/reference/reference.json");

/** @throws Error if what is committed is not what the sources say */
export function checkReference(): void {
  console.log("the reference");
  if (readFileSync(file, "utf8") !== textOf()) {
    throw new Error(`${relative(root, file)} is not what the docstrings say: npx -y pnpm@10 reference writes it`);
  }
  console.log("  it is what the docstrings say");
}

function textOf(): string {
  return `${JSON.stringify(readReference(), null, 2)}\n`;
}

if (import.meta.main) {
  writeFileSync(file, textOf());
  console.log(relative(process.cwd(), file));
}
