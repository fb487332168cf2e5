import { fillNormals, Stream, stream } from "@sgd-basins/random";
import { expect, test } from "vitest";
import { Space } from "../wasm/space.ts";
import { fillNormalsHere } from "./fillNormalsHere.ts";

/** Words of its own: those of a stream, turned round. */
class Turned extends Stream {
  override nextUint32(): number {
    return ~super.nextUint32() >>> 0;
  }
}

test("normals in a space have the bits of those outside, whatever the stream has at hand, and it goes on as it would", () => {
  const space = new Space(20_000);
  for (const length of [1, 7, 8, 9, 1024, 1031, 3000]) {
    for (const used of [0, 1, 3, 4, 7]) {
      const [inside, outside] = [stream(1, "here", length, used), stream(1, "here", length, used)];
      for (let i = 0; i < used; i++) expect(inside.nextUint32()).toBe(outside.nextUint32());
      const mark = space.mark();
      const found = space.allocate(length);
      // Begins with the next line.
      const after = space.allocate(1).fill(7);
      const expected = new Float64Array(length);
      fillNormalsHere(inside, found);
      fillNormals(outside, expected);
      expect(
        found.findIndex((z, i) => !Object.is(z, expected[i])),
        `${length}, ${used}`,
      ).toBe(-1);
      expect(after[0]).toBe(7);
      expect(inside.nextUint32()).toBe(outside.nextUint32());
      space.release(mark);
    }
  }
});

test("a subclass's words count, and neither an array's place nor a space without room changes them", () => {
  const space = new Space(2000);
  const [block, rest] = [space.allocate(100), space.allocate(7900)];
  for (const out of [block.subarray(1, 21), rest.subarray(0, 20), new Float64Array(20)]) {
    for (const make of [() => new Turned(1, 2, 3, 4), () => new Stream(1, 2, 3, 4)]) {
      const expected = new Float64Array(20);
      fillNormals(make(), expected);
      fillNormalsHere(make(), out);
      expect([...out]).toEqual([...expected]);
    }
  }
});
