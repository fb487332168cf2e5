import { cpSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { entries } from "../../packages/sgd-basins/src/testing/examples.ts";
import { cloneOutput, emptyFolder, irisFile, irisPlot, irisWords, nodes, npm, runWith } from "./consumer.ts";
import { check } from "./say.ts";

/** Seconds of a processor that a warm start may take. */
const limits = [
  { words: ["--help"], most: 0.2 },
  { words: irisWords, most: 0.8 },
];
/** Of which the quickest counts: others may have the machine. */
const STARTS = 5;

/** Scratch of single numbers may be there from the beginning. */
const MOST_AT_IMPORT = 256;

/** Prints how many bytes of arrays importing every entry takes. */
const allocations = `
let bytes = 0;
const counted = (made) => { bytes += made.byteLength ?? made.buffer.byteLength; return made; };
const count = (of) => new Proxy(of, { construct: (target, words, self) => counted(Reflect.construct(target, words, self)) });
const arrays = ["Float64", "Float32", "BigInt64", "Int32", "Uint32", "Int16", "Uint16", "Int8", "Uint8", "Uint8Clamped"];
for (const name of [...arrays.map((kind) => kind + "Array"), "ArrayBuffer"]) globalThis[name] = count(globalThis[name]);
WebAssembly.Memory = count(WebAssembly.Memory);
for (const path of ${JSON.stringify(Object.keys(entries))}) await import("sgd-basins" + path);
console.log(bytes);
`;

/** The package where it is installed, on each of Node's versions: the clone's numbers, in time. */
export function checkInstalled(tarball: string, examples: string): void {
  const expected = cloneOutput(irisWords);
  cpSync(irisFile, join(examples, "iris.csv"));
  const main = join(examples, "node_modules/.bin/sgd-basins");
  for (const node of nodes) {
    const version = runWith(node, ["--version"], examples).trim();
    console.log(`on Node ${version}`);
    check(runWith(node, [main, ...irisWords], examples) === expected, "bounds prints what the clone prints");
    runWith(node, [main, ...irisWords, "--batch", "1,8,64,inf", "--svg", "iris.svg"], examples);
    check(readFileSync(join(examples, "iris.svg"), "utf8") === irisPlot(), "and draws what stands in docs");
    console.log(`  ${runWith(node, ["out/all.js"], examples).trim()}`);
    const bytes = Number(runWith(node, ["--input-type=module", "--eval", allocations], examples));
    check(bytes <= MOST_AT_IMPORT, `importing allocates ${bytes} bytes of arrays, at most ${MOST_AT_IMPORT}`);
    for (const { words, most } of limits) {
      const seconds = Math.min(...Array.from({ length: STARTS }, () => secondsOf(node, [main, ...words], examples)));
      check(
        seconds <= most,
        `${words.slice(0, 2).join(" ")} takes ${seconds.toFixed(2)} s of a processor, at most ${most}`,
      );
    }
  }
  console.log("in an empty folder");
  const folder = emptyFolder();
  cpSync(irisFile, join(folder, "iris.csv"));
  cpSync(tarball, join(folder, basename(tarball)));
  const words = ["exec", "--yes", "--", `./${basename(tarball)}`, ...irisWords];
  check(npm(words, folder) === expected, "npx prints what the clone prints, from the tarball, with the oldest Node");
}

/** Seconds of a processor that a process takes. */
function secondsOf(node: string, words: readonly string[], cwd: string): number {
  const tell =
    'process.on("exit", () => { const { user, system } = process.cpuUsage(); process.stdout.write("\\n" + (user + system) / 1e6); });';
  const out = runWith(node, ["--import", `data:text/javascript,${encodeURIComponent(tell)}`, ...words], cwd);
  return Number(out.slice(out.lastIndexOf("\n")));
}
