import { execFile } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { browserPath } from "../../apps/site/test/browserPath.ts";
import { nodeTool } from "../tools.ts";
import { runWith } from "./consumer.ts";
import { check } from "./say.ts";

const MOST_BYTES = 40_000;

/** What a page does with the package: rows, thresholds, runs. */
const page = `import { fromRows, simulate, thresholds } from "sgd-basins";
const basin = fromRows([[1, 0.5], [0.5, 2], [1, 2], [3, 1]], [1, 4, 5, 2]);
const runs = simulate(basin, { learningRate: 0.1, batchSize: 2, runs: 20, steps: 50 });
export const answer = JSON.stringify([basin, thresholds(basin, 2), runs]);
`;

/** The package in a page that vite builds, in Chromium: the numbers of Node, and no more bytes than needed. */
export async function checkBrowser(folder: string): Promise<void> {
  console.log("in a browser");
  writeFileSync(join(folder, "page.js"), page);
  const shown = (module: string, text: string): string =>
    `<!doctype html><body><script type="module">${module}\ndocument.body.textContent = ${text};</script></body>`;
  writeFileSync(join(folder, "index.html"), shown('import { answer } from "./page.js";', "answer"));
  writeFileSync(join(folder, "examples.html"), shown('import "./out/all.js";', '"all examples are so"'));
  const expected = runWith(
    process.execPath,
    ["--eval", 'import("./page.js").then(({ answer }) => console.log(answer))'],
    folder,
  ).trim();

  build(folder, "index.html", "built");
  const assets = join(folder, "built/assets");
  const sizes = readdirSync(assets).map((file) => gzipSync(readFileSync(join(assets, file))).length);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  check(
    bytes <= MOST_BYTES,
    `rows, thresholds and runs take ${bytes.toLocaleString("en")} bytes compressed, at most ${MOST_BYTES.toLocaleString("en")}`,
  );
  check((await textOf(join(folder, "built"), "index.html")) === expected, "Chromium computes what Node computes");
  build(folder, "examples.html", "built-examples");
  check(
    (await textOf(join(folder, "built-examples"), "examples.html")) === "all examples are so",
    "all examples are so",
  );
}

function build(folder: string, input: string, outDir: string): void {
  writeFileSync(
    join(folder, "vite.config.js"),
    `export default ${JSON.stringify({ logLevel: "error", build: { outDir, target: "es2022", rolldownOptions: { input } } })};\n`,
  );
  nodeTool("vite/bin/vite.js", ["build", folder, "--config", join(folder, "vite.config.js")], folder);
}

const types: Readonly<Record<string, string>> = { html: "text/html", js: "text/javascript" };

/** What stands on a page once its scripts have run, under the policy that the package asks for. */
async function textOf(folder: string, file: string): Promise<string> {
  const server = createServer(({ url = "/" }, response) => {
    const name = url.slice(1);
    response.setHeader("Content-Type", types[name.replace(/.*\./, "")] ?? "application/octet-stream");
    try {
      response.end(readFileSync(join(folder, name)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const words = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
    const { stdout } = await promisify(execFile)(browserPath, [
      ...words,
      "--virtual-time-budget=20000",
      "--dump-dom",
      `http://127.0.0.1:${address.port}/${file}`,
    ]);
    const body = /<body>([\s\S]*)<\/body>/.exec(stdout)?.[1] ?? "";
    return body
      .replace(/<script[\s\S]*?<\/script>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&")
      .trim();
  } finally {
    server.close();
  }
}
