import { join } from "node:path";
import { entries } from "../packages/sgd-basins/src/testing/examples.ts";

const root = join(import.meta.dirname, "../packages/sgd-basins");

export default {
  cwd: root,
  entry: [...Object.values(entries), "main"].map((entry) => `src/${entry}.ts`),
  outDir: "dist/package/js",
  // A file for a file: bundlers of those who use the package leave out what they do not call, readers of csv and all.
  unbundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  fixedExtension: false,
  // TypeScript 7 has no interface for programs, by which tsdown would write them.
  dts: false,
  tsconfig: join(import.meta.dirname, "../tsconfig.base.json"),
  // Nobody else's code goes into the package: what is used is a dependency.
  deps: { onlyBundle: [/^@sgd-basins\//], neverBundle: ["commander", "papaparse"] },
  outputOptions: { comments: { jsdoc: false, annotation: true, legal: true } },
  logLevel: "warn",
};
