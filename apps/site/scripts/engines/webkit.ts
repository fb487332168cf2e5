/** WebKitGTK's own small browser on a screen of its own (Xvfb), by WebDriver. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { z } from "zod";
import type { Engine } from "./browser.ts";
import { patience } from "./namedCalls.ts";
import { announced, end, grace, lastWords, missingFiles, startWithEnd } from "./started.ts";
import { within } from "./within.ts";

const driver = "/usr/bin/WebKitWebDriver";
const screen = "/usr/bin/Xvfb";

export const webkit: Engine = {
  name: "WebKitGTK",
  scriptEngine: "JavaScriptCore",
  missing: () => missingFiles([driver, screen], "webkit2gtk-driver xvfb"),
  start: (signal) => startWithEnd(signal, start),
};

const sessionSchema = z.looseObject({
  sessionId: z.string(),
  capabilities: z.looseObject({ browserVersion: z.string() }),
});
const evaluationSchema = z.union([z.strictObject({ value: z.string() }), z.strictObject({ error: z.string() })]);

const start: Parameters<typeof startWithEnd>[1] = async (atEnd, signal) => {
  const home = mkdtempSync(join(tmpdir(), "sgd-basins-webkit-"));
  // What was killed a moment ago may still write.
  atEnd(() => rmSync(home, { recursive: true, maxRetries: 5 }));
  for (const folder of ["gtk-3.0", "gtk-4.0"]) {
    mkdirSync(join(home, folder));
    // The toolbar's padding would keep the window wider than a telephone.
    writeFileSync(join(home, folder, "gtk.css"), "* { min-width: 0; padding: 0; margin: 0; border-width: 0; }\n");
  }
  const display = spawn(screen, ["-displayfd", "3", "-screen", "0", "1600x1700x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    detached: true,
  });
  atEnd(() => end(display));
  const told = display.stdio[3];
  if (!(told instanceof Readable)) throw new Error("Xvfb has no pipe to tell its number");
  const number = await announced(display, told, /^(\d+)\n/);
  const port = await freePort();
  const service = spawn(driver, [`--port=${port}`], {
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, DISPLAY: `:${number}`, GDK_BACKEND: "x11" },
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  atEnd(() => end(service));
  // Of a page that has crashed, the driver's answers say nothing; the browser does.
  const said = lastWords(service.stderr);
  const origin = `http://127.0.0.1:${port}`;
  await untilReady(origin, signal);
  const opened = await send("POST", `${origin}/session`, { capabilities: {} });
  const { sessionId, capabilities } = sessionSchema.parse(opened);
  const session = `${origin}/session/${sessionId}`;
  atEnd(() => within(grace, send("DELETE", session)));
  const post = (command: string, body: unknown): Promise<unknown> => send("POST", `${session}/${command}`, body);
  await post("timeouts", { script: 1000 * patience, pageLoad: 1000 * patience });
  return {
    version: capabilities.browserVersion,
    open: async (url) => {
      await post("url", { url });
    },
    evaluate: async (expression) => {
      const script = `const [done] = arguments;
        (async () => JSON.stringify((await (${expression})) ?? null))().then(
          (value) => done({ value }),
          (error) => done({ error: String(error) }),
        );`;
      const evaluated = evaluationSchema.parse(await post("execute/async", { script, args: [] }));
      if ("error" in evaluated) throw new Error(evaluated.error);
      return evaluated.value;
    },
    resize: async (width, height) => {
      await post("window/rect", { x: 0, y: 0, width, height });
    },
    screenshot: async () => Buffer.from(z.base64().parse(await send("GET", `${session}/screenshot`)), "base64"),
    lastWords: said,
  };
};

/** A command's value. @throws Error with the driver's own words if it refuses */
async function send(method: "GET" | "POST" | "DELETE", address: string, body?: unknown): Promise<unknown> {
  const response = await fetch(address, body === undefined ? { method } : { method, body: JSON.stringify(body) });
  const { value } = z.looseObject({ value: z.unknown() }).parse(await response.json());
  if (!response.ok) throw new Error(`${method} ${new URL(address).pathname}: ${JSON.stringify(value)}`);
  return value;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The driver says nowhere that it listens. */
async function untilReady(origin: string, signal: AbortSignal): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    try {
      await send("GET", `${origin}/status`);
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
