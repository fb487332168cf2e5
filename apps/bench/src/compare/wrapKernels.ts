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

/** Makes one kernel slower: after each call it waits for `share` of the time that the call took. */
export function slowKernel(name: string, share: number): void {
  wrapKernels((candidate, kernel) => {
    if (candidate !== name) return kernel;
    return (...values) => {
      const start = performance.now();
      const result = kernel(...values);
      const end = performance.now();
      const until = end + share * (end - start);
      while (performance.now() < until);
      return result;
    };
  });
}
