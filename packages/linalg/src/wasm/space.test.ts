import { expect, test } from "vitest";
import { multiply } from "../multiply.ts";
import { gaussianMatrix, productByDefinition } from "../testing/matrices.ts";
import { chooseSpace } from "./chooseSpace.ts";
import { borrowSpace, Space, spaceOf } from "./space.ts";

test("arrays of a space do not overlap, begin with a line of the cache and know their space", () => {
  const space = new Space(100);
  const [a, b] = [space.allocate(3).fill(1), space.allocate(3).fill(2)];
  expect(Array.from(a)).toEqual([1, 1, 1]);
  expect(Array.from(b)).toEqual([2, 2, 2]);
  expect(b.byteOffset % 64).toBe(0);
  expect(spaceOf(a)).toBe(space);
  expect(spaceOf(new Float64Array(1))).toBeUndefined();
});

test("releasing a mark frees what was allocated since", () => {
  const space = new Space(100);
  const mark = space.mark();
  const first = space.allocate(10);
  space.release(mark);
  expect(space.allocate(10).byteOffset).toBe(first.byteOffset);
});

test("a full space refuses with a RangeError, and holds at least what was asked for", () => {
  const space = new Space(20_000);
  expect(space.hasRoom(20_000)).toBe(true);
  space.allocate(20_000);
  expect(space.hasRoom(20_000)).toBe(false);
  expect(() => space.allocate(20_000)).toThrow(new RangeError("Space: 20000 numbers do not fit into what is left"));
});

test("a borrowed space has the room asked for and comes back with an empty stack", () => {
  const before = borrowSpace(10).mark();
  const large = borrowSpace(1 << 20);
  expect(large.hasRoom(1 << 20)).toBe(true);
  const n = 20;
  const a = gaussianMatrix("borrowed", n, n);
  const mark = borrowSpace(10).mark();
  multiply(n, n, n, a, a, new Float64Array(n * n));
  expect(borrowSpace(10).mark()).toBe(mark);
  expect(before).toBe(mark);
});

test("the space of an operand is chosen while it has room, a borrowed one otherwise", () => {
  const space = new Space(20_000);
  const inside = space.allocate(100);
  const outside = new Float64Array(100);
  expect(chooseSpace(1000, inside, outside)).toBe(space);
  expect(chooseSpace(1000, outside, outside, inside)).toBe(space);
  expect(chooseSpace(1000, outside, outside)).not.toBe(space);
  space.allocate(19_700);
  expect(chooseSpace(30_000, inside, outside)).not.toBe(space);
});

test("operands of two spaces, or of a space without room for scratch, give the same product", () => {
  const n = 90;
  const [left, right] = [gaussianMatrix("one", n, n), gaussianMatrix("other", n, n)];
  const [one, other] = [new Space(n * n), new Space(n * n)];
  const [a, b] = [one.allocate(n * n), other.allocate(n * n)];
  a.set(left);
  b.set(right);
  const out = new Float64Array(n * n);
  multiply(n, n, n, a, b, out);
  expect(out).toEqual(productByDefinition(n, n, n, left, right));
  expect(a).toEqual(left);
});

test("at the end of a call arrays that live elsewhere get what was written for them, and none where it is abandoned", () => {
  const space = new Space(100);
  const mark = space.mark();
  const [read, written, changed] = [Float64Array.of(1, 2), Float64Array.of(3, 4), Float64Array.of(5, 6)];
  const call = () => {
    space.begin();
    space.in(read);
    const at = [space.out(written), space.inOut(changed)];
    expect(space.numberAt(at[1])).toBe(5);
    space.release(at[0]);
    // Both of them, each in a line of the cache.
    space.allocate(10).fill(7);
  };
  call();
  space.abandon();
  expect([...read, ...written, ...changed]).toEqual([1, 2, 3, 4, 5, 6]);
  call();
  space.end();
  expect([...read, ...written, ...changed]).toEqual([1, 2, 7, 7, 7, 7]);
  expect(space.mark()).toBe(mark);
});
