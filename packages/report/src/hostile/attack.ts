/** Hostile inputs for whoever reads what others may have written; each app brings its readers. */
import { readdir } from "node:fs/promises";
import { dice, mutate } from "./mutate.ts";

/** Of processor time, which other processes do not lengthen; what waits for nothing takes longer by the clock. */
const SECONDS_AT_MOST = 2;
const SECONDS_OF_WAITING_AT_MOST = 30;

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
  readonly slowestSeconds: number;
  /** What must not happen: reader, number of the input, what happened. */
  readonly defects: readonly string[];
}

/**
 * Gives hostile inputs to every reader in turn. An input must be taken or be answered with one clear line within two
 * seconds of processor time; nothing may be written outside of the folder, and no prototype may change.
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
  let [refused, taken, slowestSeconds] = [0, 0, 0];
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
    slowestSeconds = Math.max(slowestSeconds, seconds);
    if (seconds > SECONDS_AT_MOST) defects.push(`${name} ${i}: took ${seconds.toFixed(1)} s of processor time`);
    const waited = (performance.now() - begin) / 1000;
    if (waited > SECONDS_OF_WAITING_AT_MOST) defects.push(`${name} ${i}: took ${waited.toFixed(0)} s`);
    if (namesOfPrototypes() !== prototypes) throw new Error(`${name} ${i}: a prototype was changed`);
  }
  if ((await around()) !== before) defects.push("something was written outside of the folder");
  return { inputs, refused, taken, slowestSeconds, defects };
}

function namesOfPrototypes(): string {
  return [Object.prototype, Array.prototype, Function.prototype].map((of) => Reflect.ownKeys(of).length).join();
}
