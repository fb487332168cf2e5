/** The tools of this folder, which the workspace does without; installed when they are first used. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const modules = join(import.meta.dirname, "node_modules");

/** Runs a tool's script, its output being this process's. */
export function nodeTool(script: string, words: readonly string[], cwd = import.meta.dirname): void {
  install();
  execFileSync(process.execPath, [join(modules, script), ...words], { cwd, stdio: "inherit" });
}

/** Where something that was installed lies. */
export function toolPath(path: string): string {
  install();
  return join(modules, path);
}

let installed = false;

function install(): void {
  if (installed) return;
  const stamp = join(modules, ".lock-that-was-installed");
  const lock = readFileSync(join(import.meta.dirname, "pnpm-lock.yaml"), "utf8");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
    console.log("installs the tools that build and check the package");
    execFileSync("npx", ["-y", "pnpm@10", "install", "--frozen-lockfile", "--reporter=silent"], {
      cwd: import.meta.dirname,
      stdio: "inherit",
    });
    writeFileSync(stamp, lock);
  }
  installed = true;
}
