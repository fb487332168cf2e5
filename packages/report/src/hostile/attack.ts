/** Hostile inputs for whoever reads what others may have written; each app brings its readers. */
import { readdir } from "node:fs/promises";
import { dice, mutate } from "./mutate.ts";

export interface Reader {
  readonly name: string;
  /** A text that is read without complaint. */
  readonly good: string;
  /** Reads the bytes: null if they are taken, else what is said of them. Anything that is thrown is a defect. */
  readonly read: (bytes: Uint8Array) => Promise<string | null>;
}

export interface Attack {
  readonly inputs: number;
  /** Inputs that were refused, and those that were taken: a mutation may leave a good text. */
  readonly refused: number;
  readonly taken: number;
  /** The input that took the most processor time, and the one that took longest by the clock. */
  readonly slowest: { readonly input: string; readonly seconds: number };
  readonly longest: { readonly input: string; readonly seconds: number };
  /** What must not happen: reader, number of the input, what happened. */
  readonly defects: readonly string[];
}

/**
 * Gives hostile inputs to every reader in turn. An input must be taken or be answered with one clear line; nothing may be
 * written outside of the folder, and no prototype may change. How long is too long is for the caller to say.
 *
 * @param folder - the readers' own, alone in another one
 */
export async function attack(
  readers: readonly Reader[],
  folder: string,
  inputs: number,
  seed: number,
): Promise<Attack> {
  const around = async (): Promise<string> => (await readdir(`${folder}/..`)).sort().join("\n");
  const before = await around();
  const prototypes = namesOfPrototypes();
  const defects: string[] = [];
  let [refused, taken] = [0, 0];
  let slowest = { input: "none", seconds: 0 };
  let longest = slowest;
  for (const { name, good, read } of readers) {
    if ((await read(Buffer.from(good))) !== null) defects.push(`${name}: the good text is refused`);
  }
  for (let i = 0; i < inputs; i++) {
    const { name, good, read } = readers[i % readers.length]!;
    const bytes = mutate(good, dice(seed * 1_000_003 + i));
    const begin = performance.now();
    const cpu = process.cpuUsage();
    try {
      const said = await read(bytes);
      if (said === null) taken += 1;
      else refused += 1;
      if (said !== null && !/^[^\n\r\u2028\u2029]+\n$/.test(said)) {
        defects.push(`${name} ${i}: not one line: ${JSON.stringify(said.slice(0, 300))}`);
      }
    } catch (error) {
      defects.push(`${name} ${i}: ${(error as Error).message.slice(0, 500)}`);
    }
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (user + system) / 1e6;
    if (seconds > slowest.seconds) slowest = { input: `${name} ${i}`, seconds };
    const waited = (performance.now() - begin) / 1000;
    if (waited > longest.seconds) longest = { input: `${name} ${i}`, seconds: waited };
    if (namesOfPrototypes() !== prototypes) throw new Error(`${name} ${i}: a prototype was changed`);
  }
  if ((await around()) !== before) defects.push("something was written outside of the folder");
  return { inputs, refused, taken, slowest, longest, defects };
}

function namesOfPrototypes(): string {
  return [Object.prototype, Array.prototype, Function.prototype].map((of) => Reflect.ownKeys(of).length).join();
}
