/** What a call does, counted and not timed: exact, so that one run decides. */
import type { PreparedTask } from "../tasks/suite.ts";
import { wrapKernels } from "./wrapKernels.ts";

export interface Counts {
  /** Calls of wasm kernels, by name. */
  readonly kernels: Readonly<Record<string, number>>;
  /** Typed arrays made, views included, and the bytes of those that are no views. */
  readonly arrays: number;
  readonly arrayBytes: number;
}

const kernels = new Map<string, number>();
const tally = { arrays: 0, arrayBytes: 0 };

const arrayTypes = [
  "Float64Array",
  "Float32Array",
  "Int32Array",
  "Uint32Array",
  "Uint8Array",
  "Int16Array",
  "Uint16Array",
];

/**
 * Puts counters around the typed arrays' constructors and the exports of WebAssembly instances of this thread, for good:
 * times mean nothing afterwards. Call it before anything that makes an instance is imported.
 */
export function installCounters(): void {
  const scope = globalThis as unknown as Record<string, new (...values: never[]) => { byteLength: number }>;
  for (const name of arrayTypes) {
    const { prototype } = scope[name];
    scope[name] = new Proxy(scope[name], {
      construct: (target, values: unknown[], newTarget) => {
        const array = Reflect.construct(target, values, newTarget) as { readonly byteLength: number };
        tally.arrays++;
        if (!(values[0] instanceof ArrayBuffer)) tally.arrayBytes += array.byteLength;
        return array;
      },
    });
    // `slice`, `subarray`, `map` and `filter` ask the array for its constructor.
    prototype.constructor = scope[name];
  }
  wrapKernels((name, kernel) => (...values) => {
    kernels.set(name, (kernels.get(name) ?? 0) + 1);
    return kernel(...values);
  });
}

/**
 * Counts one call, the second one: the first may fill caches, and its result is checked. The counters must be installed.
 *
 * @throws WrongResultError if the result is wrong
 */
export function countCall({ call, verify }: PreparedTask): Counts {
  call();
  verify();
  kernels.clear();
  const before = { ...tally };
  call();
  return {
    kernels: Object.fromEntries(kernels),
    arrays: tally.arrays - before.arrays,
    arrayBytes: tally.arrayBytes - before.arrayBytes,
  };
}
