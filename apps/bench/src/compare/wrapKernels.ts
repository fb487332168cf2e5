type Kernel = (...values: unknown[]) => unknown;

/**
 * Puts a function around every kernel of the WebAssembly instances that this thread makes from now on. Call it before
 * anything that makes one is imported.
 */
export function wrapKernels(wrap: (name: string, kernel: Kernel) => Kernel): void {
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct: (target, values: unknown[]) => {
      const { exports } = Reflect.construct(target, values) as WebAssembly.Instance;
      return {
        exports: Object.fromEntries(
          Object.entries(exports).map(([name, value]) => [
            name,
            typeof value === "function" ? wrap(name, value as Kernel) : value,
          ]),
        ),
      };
    },
  });
}

/**
 * The kernel, and after it a wait of `share` of the time that the call took.
 *
 * @param clock - in any unit; it must advance
 */
export function slowDown(kernel: Kernel, share: number, clock: () => number): Kernel {
  return (...values) => {
    const start = clock();
    const result = kernel(...values);
    const end = clock();
    const until = end + share * (end - start);
    while (clock() < until);
    return result;
  };
}

/** Makes one kernel slower, as {@link slowDown} says; the others stay as they are. */
export function slowKernel(name: string, share: number): void {
  wrapKernels((candidate, kernel) => (candidate === name ? slowDown(kernel, share, () => performance.now()) : kernel));
}
