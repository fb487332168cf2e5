/** A browser that is driven from outside: what both protocols can do, and the checks need. */
import type { z } from "zod";

export interface DrivenBrowser {
  readonly version: string;
  /** Shows an address, and waits until it is loaded. */
  open(address: string): Promise<void>;
  /** The value of an expression in the page, or of the promise that it is, as JSON. */
  evaluate(expression: string): Promise<string>;
  /** Sets the size of the part that shows the page, in CSS pixels; the height may be some pixels less. */
  resize(width: number, height: number): Promise<void>;
  /** What is in sight, as PNG. */
  screenshot(): Promise<Buffer>;
  /** The end of what its processes have said of themselves. */
  lastWords(): string;
  close(): Promise<void>;
}

export interface Engine {
  /** The browser's name. */
  readonly name: string;
  readonly scriptEngine: string;
  /** What is not there, and how to install it; null if it can start. */
  missing(): string | null;
  /** @param signal - ends what was started when it aborts, also while it starts; calls that are waited for then fail */
  start(signal: AbortSignal): Promise<DrivenBrowser>;
}

/** The value of an expression in the page, held against a schema. */
export async function ask<T>(browser: DrivenBrowser, schema: z.ZodType<T>, expression: string): Promise<T> {
  return schema.parse(JSON.parse(await browser.evaluate(expression)));
}

/**
 * Asks until the answer will do.
 *
 * @param seconds - how long the answer may stay the same; none of the checks measures time, this only ends what stands still
 * @throws Error with the last answer
 */
export async function askUntil<T>(
  browser: DrivenBrowser,
  schema: z.ZodType<T>,
  expression: string,
  isEnough: (answer: T) => boolean | Promise<boolean>,
  seconds: number,
): Promise<T> {
  let last = "";
  for (let since = Date.now(); ; ) {
    const answer = await ask(browser, schema, expression);
    if (await isEnough(answer)) return answer;
    const text = JSON.stringify(answer);
    if (text !== last) since = Date.now();
    else if (Date.now() - since > 1000 * seconds) throw new Error(`for ${seconds} s still ${text}`);
    last = text;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
