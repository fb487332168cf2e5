import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checking, readExamples } from "../../packages/sgd-basins/src/testing/examples.ts";
import { toolPath } from "../tools.ts";
import { installedFolder, runWith } from "./consumer.ts";
import { check } from "./say.ts";

/** The oldest that the package is for, as its README says, and the newest. */
const compilers = { "5.0": "typescript-5/bin/tsc", "7.0": "../../node_modules/typescript/bin/tsc" };
const resolutions = { nodenext: "nodenext", bundler: "esnext" };

/**
 * Compiles the examples of the docstrings where the package is installed.
 *
 * @returns the folder; `out/all.js` there runs all of them
 */
export function checkTypes(tarball: string): string {
  console.log("the types");
  const folder = installedFolder(tarball);
  mkdirSync(join(folder, "src"));
  const examples = readExamples();
  for (const [i, { code }] of examples.entries())
    writeFileSync(join(folder, `src/example${i}.ts`), checking(code ?? ""));
  writeFileSync(
    join(folder, "src/all.ts"),
    `${examples.map((_, i) => `import "./example${i}.js";`).join("\n")}\ndeclare const console: { log(text: string): void };\nconsole.log("${examples.length} examples are so");\n`,
  );
  for (const [version, compiler] of Object.entries(compilers)) {
    for (const [resolution, module] of Object.entries(resolutions)) {
      const compilerOptions = {
        strict: true,
        target: "es2022",
        // Neither of browsers nor of Node: whoever has those has this too.
        lib: ["es2023"],
        module,
        moduleResolution: resolution,
        types: [],
        skipLibCheck: false,
        rootDir: "src",
        outDir: "out",
      };
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
      runWith(process.execPath, [toolPath(compiler)], folder);
      check(readdirSync(join(folder, "out")).includes("all.js"), `compile with TypeScript ${version}, ${resolution}`);
    }
  }
  return folder;
}
