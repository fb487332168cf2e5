/** Debian's `firefox-esr`, or the browser that `FIREFOX` names, by WebDriver BiDi. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { connect } from "./bidi.ts";
import type { Engine } from "./browser.ts";
import { announced, end, lastWords, missingFiles, startWithEnd } from "./started.ts";

const executable = process.env.FIREFOX ?? "/usr/bin/firefox-esr";

export const firefox: Engine = {
  name: "Firefox",
  scriptEngine: "SpiderMonkey",
  missing: () => missingFiles([executable], "firefox-esr"),
  start: (signal) => startWithEnd(signal, start),
};

const sessionSchema = z.looseObject({ capabilities: z.looseObject({ browserVersion: z.string() }) });
const contextSchema = z.looseObject({ context: z.string() });
const screenshotSchema = z.looseObject({ data: z.base64() });
const evaluationSchema = z.discriminatedUnion("type", [
  z.looseObject({
    type: z.literal("success"),
    result: z.looseObject({ type: z.literal("string"), value: z.string() }),
  }),
  z.looseObject({ type: z.literal("exception"), exceptionDetails: z.looseObject({ text: z.string() }) }),
]);

/** In the page: comes back once it is loaded. */
const untilLoaded = `document.readyState === "complete" || new Promise((resolve) => {
  addEventListener("load", () => resolve(true), { once: true });
})`;

const start: Parameters<typeof startWithEnd>[1] = async (atEnd) => {
  const home = mkdtempSync(join(tmpdir(), "sgd-basins-firefox-"));
  // What was killed a moment ago may still write.
  atEnd(() => rmSync(home, { recursive: true, maxRetries: 5 }));
  const words = ["--headless", "--no-remote", "--profile", home, "--remote-debugging-port", "0", "about:blank"];
  // As root, Firefox wants a home that is root's, which a container's need not be.
  const child = spawn(executable, words, {
    env: { ...process.env, HOME: home },
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  atEnd(() => end(child));
  const said = lastWords(child.stderr);
  const address = await announced(child, child.stderr, /WebDriver BiDi listening on (ws:\/\/\S+)/);
  const connection = await connect(`${address}/session`);
  atEnd(() => connection.close());
  const { capabilities } = sessionSchema.parse(await connection.send("session.new", { capabilities: {} }));
  const { context } = contextSchema.parse(await connection.send("browsingContext.create", { type: "tab" }));
  const evaluate = async (expression: string): Promise<string> => {
    const evaluated = evaluationSchema.parse(
      await connection.send("script.evaluate", {
        expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
        target: { context },
        awaitPromise: true,
      }),
    );
    if (evaluated.type === "exception") throw new Error(evaluated.exceptionDetails.text);
    return evaluated.result.value;
  };
  return {
    version: capabilities.browserVersion,
    open: async (url) => {
      // The page itself is asked whether all is loaded: of a page that was, Firefox 153 now and then never said "complete".
      await connection.send("browsingContext.navigate", { context, url, wait: "interactive" });
      await evaluate(untilLoaded);
    },
    evaluate,
    resize: async (width, height) => {
      await connection.send("browsingContext.setViewport", { context, viewport: { width, height } });
    },
    screenshot: async () => {
      const { data } = screenshotSchema.parse(await connection.send("browsingContext.captureScreenshot", { context }));
      return Buffer.from(data, "base64");
    },
    lastWords: said,
  };
};
