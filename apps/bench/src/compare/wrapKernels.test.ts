import { expect, test } from "vitest";
import { slowDown, slowKernel } from "./wrapKernels.ts";

/** A clock that a test moves; each look at it takes one unit. */
function handClock(): { readonly look: () => number; readonly pass: (units: number) => void } {
  let now = 0;
  return {
    look: () => now++,
    pass: (units) => {
      now += units;
    },
  };
}

test.each([0.05, 0.1, 1, 9])(
  "a kernel slowed down by %d of its time takes that much longer, and answers the same",
  (share) => {
    const clock = handClock();
    const kernel = (...values: unknown[]): unknown => {
      clock.pass(1000);
      return values.reverse();
    };
    const slow = slowDown(kernel, share, clock.look);
    const start = clock.look();
    expect(slow(1, 2, 3)).toEqual([3, 2, 1]);
    // The call took 1,001 looks at the clock; there are a few more around it.
    const took = clock.look() - start;
    expect(took).toBeGreaterThanOrEqual(1001 * (1 + share));
    expect(took).toBeLessThan(1001 * (1 + share) + 6);
  },
);

test("only the kernel that is named is wrapped, in instances made afterwards", () => {
  // (module (func (export "one") (result i32) i32.const 1) (func (export "two") (result i32) i32.const 2))
  const bytes = Uint8Array.of(
    ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 127, 3, 3, 2, 0, 0, 7, 13, 2, 3, 111, 110, 101, 0, 0],
    ...[3, 116, 119, 111, 0, 1, 10, 11, 2, 4, 0, 65, 1, 11, 4, 0, 65, 2, 11],
  );
  const module = new WebAssembly.Module(bytes);
  const native = WebAssembly.Instance;
  const plain = new WebAssembly.Instance(module).exports;
  try {
    slowKernel("one", 0.1);
    const { one, two } = new WebAssembly.Instance(module).exports as Record<string, () => number>;
    expect([one(), two()]).toEqual([1, 2]);
    const isNative = (f: unknown): boolean => String(f).includes("[native code]");
    expect([isNative(plain.one), isNative(one), isNative(two)]).toEqual([true, false, true]);
  } finally {
    WebAssembly.Instance = native;
  }
});
