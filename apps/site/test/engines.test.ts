/** What drives other engines, and what they must be spared; they themselves are run by `npx -y pnpm@10 engines`. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { connect } from "../scripts/engines/bidi.ts";
import type { DrivenBrowser } from "../scripts/engines/browser.ts";
import { namedCalls, patience } from "../scripts/engines/namedCalls.ts";
import { announced, end, lastWords, startWithEnd } from "../scripts/engines/started.ts";
import { serveWebSockets } from "./serveWebSockets.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const never = (): Promise<never> => new Promise(() => undefined);
const silent: Omit<DrivenBrowser, "close"> = {
  version: "1",
  open: never,
  evaluate: () => Promise.reject(new Error("unknown error")),
  resize: never,
  screenshot: never,
  lastWords: () => "a page has crashed",
};

test("a call that never comes back ends with its name, its page and the browser's last words", async () => {
  vi.useFakeTimers();
  const calls: string[] = [];
  const browser = namedCalls({ ...silent, close: never }, (name) => calls.push(name));
  const opened = expect(browser.open("http://site/verify/")).rejects.toThrow(
    `open on http://site/verify/: no answer for ${patience} s; the browser's last words: a page has crashed`,
  );
  await vi.advanceTimersByTimeAsync(1000 * patience);
  await opened;
  expect(calls).toEqual(["open on http://site/verify/"]);
});

test("a call that is refused says the same", async () => {
  const browser = namedCalls({ ...silent, close: never }, () => undefined);
  await expect(browser.evaluate("innerWidth")).rejects.toThrow(
    "evaluate innerWidth on no page: unknown error; the browser",
  );
});

test("everything that was started is ended, where one thing does not end and where one does not start", async () => {
  const said = vi.spyOn(console, "error").mockReturnValue(undefined);
  const ended: string[] = [];
  const parts = (atEnd: (step: () => unknown) => void): void => {
    atEnd(() => ended.push("display"));
    atEnd(() => Promise.reject(new Error("invalid session id")));
  };
  const { signal } = new AbortController();
  const browser = await startWithEnd(signal, async (atEnd) => {
    parts(atEnd);
    return silent;
  });
  await browser.close();
  await expect(
    startWithEnd(signal, async (atEnd) => {
      parts(atEnd);
      throw new Error("nothing answers");
    }),
  ).rejects.toThrow("did not start: nothing answers");
  expect(ended).toEqual(["display", "display"]);
  expect(said.mock.calls).toEqual(Array(2).fill(["at the browser's end: invalid session id"]));
});

test("a process that says more than a pipe holds is read on, and ended", async () => {
  const script = `process.stderr.write("ready at 1\\n"); process.stderr.write("x".repeat(1e6) + "\\nlast\\n", () => {
    process.stdout.write("said");
  }); setInterval(() => {}, 1000)`;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "pipe"], detached: true });
  const words = lastWords(child.stderr);
  const said = once(child.stdout, "data");
  expect(await announced(child, child.stderr, /ready at (\d)\n/)).toBe("1");
  await said;
  await vi.waitUntil(() => words().endsWith("x / last"));
  await end(child);
  expect(child.signalCode).toBe("SIGTERM");
});

test("a command to a browser that has gone is refused", async () => {
  const { address, sockets, close } = await serveWebSockets();
  const connection = await connect(address);
  const waiting = connection.send("browsingContext.navigate", {});
  for (const socket of sockets) socket.destroy();
  await expect(waiting).rejects.toThrow("the browser has closed the connection");
  await expect(connection.send("script.evaluate", {})).rejects.toThrow("the browser has closed the connection");
  close();
});

test("when the signal aborts while parts start, those that stand end at once, and one that comes after them, too", async () => {
  const abort = new AbortController();
  const ended: string[] = [];
  const port = Promise.withResolvers<void>();
  const starting = startWithEnd(abort.signal, async (atEnd) => {
    atEnd(() => ended.push("display"));
    await port.promise;
    atEnd(() => ended.push("driver"));
    return silent;
  });
  const refused = expect(starting).rejects.toThrow("did not start");
  abort.abort();
  await vi.waitUntil(() => ended.length > 0);
  expect(ended).toEqual(["display"]);
  port.resolve();
  await refused;
  expect(ended).toEqual(["display", "driver"]);
});

test("whoever closes a browser that the signal ends waits until it has ended", async () => {
  const abort = new AbortController();
  const gone = Promise.withResolvers<void>();
  let ended = 0;
  const browser = await startWithEnd(abort.signal, async (atEnd) => {
    atEnd(async () => {
      await gone.promise;
      ended++;
    });
    return silent;
  });
  abort.abort();
  const closed = browser.close().then(() => ended);
  gone.resolve();
  expect(await closed).toBe(1);
});

test("nothing asks WebKit for text-wrap: pretty, which ends its pages", () => {
  const folder = join(import.meta.dirname, "../src");
  const styled = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(css|astro)$/.test(file),
  );
  const asking = styled.filter((file) => {
    const text = readFileSync(join(folder, file), "utf8").replace(
      /@supports not \(-webkit-nbsp-mode: space\) \{.*?\n\}/s,
      "",
    );
    return /text-wrap(-style)?: pretty/.test(text);
  });
  expect(styled).toContain("styles/site.css");
  expect(asking).toEqual([]);
});
