/** A signal to `npx -y pnpm@10 engines`, with a stand-in for Firefox. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { serveWebSockets } from "./serveWebSockets.ts";

const main = join(import.meta.dirname, "../scripts/engines.ts");

let folder: string;
let temporary: string;
let server: Server;
let command: ChildProcess | undefined;

/** A site of one page, and a browser of two processes, of which one does not listen to who asks it to end. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sgd-basins-engines-"));
  temporary = join(folder, "tmp");
  for (const name of ["tmp", "site", "site/data"]) mkdirSync(join(folder, name));
  writeFileSync(
    join(folder, "site/index.html"),
    '<!doctype html><html><body><a class="name" href="/">A</a></body></html>',
  );
  writeFileSync(
    join(folder, "site/data/manifest.json"),
    JSON.stringify({ schema: "sgd-basins/manifest/1", seed: 1, scale: "quick", artefacts: [] }),
  );
  const alive = `require("node:net").connect(${JSON.stringify(join(folder, "socket"))});`;
  const deaf = `process.on("SIGTERM", () => {}); ${alive}`;
  writeFileSync(
    join(folder, "firefox"),
    `#!${process.execPath}
    require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(deaf)}], { stdio: "inherit" });
    ${alive}
    if (process.env.BROWSER_ADDRESS) console.error("WebDriver BiDi listening on " + process.env.BROWSER_ADDRESS);`,
  );
  chmodSync(join(folder, "firefox"), 0o755);
  server = createServer().listen(join(folder, "socket"));
  await once(server, "listening");
});

afterEach(() => {
  command?.kill("SIGKILL");
  server.close();
  rmSync(folder, { recursive: true });
});

/** Starts the command, and waits until both processes of its browser have connected; the connections end with them. */
async function checking(
  browserAddress: string,
): Promise<{ readonly checks: ChildProcess; readonly ends: Promise<unknown> }> {
  const env = {
    ...process.env,
    FIREFOX: join(folder, "firefox"),
    TMPDIR: temporary,
    SGD_BASINS_REPORTS: temporary,
    BROWSER_ADDRESS: browserAddress,
  };
  const words = [main, "--only", "firefox", "--site", join(folder, "site"), "--verbose"];
  command = spawn(process.execPath, words, { env, stdio: ["ignore", "pipe", "pipe"] });
  const processes: Socket[] = [];
  server.on("connection", (socket) => processes.push(socket.resume().on("error", () => undefined)));
  await vi.waitUntil(() => processes.length === 2, { timeout: 60_000 });
  return { checks: command, ends: Promise.all(processes.map((socket) => once(socket, "close"))) };
}

test.each([
  ["SIGTERM", 1, "starts", () => null],
  ["SIGINT", 3, "is asked", (count: number) => (count <= 2 ? JSON.stringify(answerTo(count)) : null)],
] as const)(
  "after %s (%i in a row) while a browser %s nothing runs, nothing stays, and one line says so",
  async (signal, times, moment, answer) => {
    const asked = Promise.withResolvers<void>();
    const { address, close } = await serveWebSockets((count) => {
      if (count === 3) asked.resolve();
      return answer(count);
    });
    const { checks, ends } = await checking(moment === "starts" ? "" : address);
    let said = "";
    checks.stderr!.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
    if (moment === "is asked") await asked.promise;
    const closed = once(checks, "close");
    for (let i = 0; i < times; i++) checks.kill(signal);
    const [code] = await closed;
    await ends;
    close();
    if (moment === "is asked") expect(said).toContain("Firefox: resize to 360 px");
    const lines = said.trimEnd().split("\n");
    expect(code).toBe(130);
    expect(lines.filter((line) => !/^\d+\.\d s: Firefox: /.test(line))).toEqual([
      "engines: interrupted: nothing is kept; the same command begins anew",
    ]);
    expect(readdirSync(temporary)).toEqual([]);
  },
);

/** What Firefox answers when a session, and a tab in it, are made. */
function answerTo(id: number): unknown {
  return { type: "success", id, result: { capabilities: { browserVersion: "1" }, context: "tab" } };
}
