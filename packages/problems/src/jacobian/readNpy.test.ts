import fc from "fast-check";
import { describe, expect, test } from "vitest";
import fixture from "../../fixtures/npy.json" with { type: "json" };
import { ProblemFileError } from "../problemFileError.ts";
import { readNpy } from "./readNpy.ts";

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(base64, "base64"));
const plain = bytesOf(fixture.files[0].file);

/** A file of version 1.0 with a header of one's own, of no numbers. */
function withHeader(header: string, data: readonly number[] = []): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(header);
  const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, text.length & 255, text.length >> 8];
  return Uint8Array.from([...magic, ...text, ...data]);
}

function complaint(bytes: Uint8Array<ArrayBuffer>): string {
  try {
    readNpy(bytes, "j.npy");
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemFileError);
    return (error as ProblemFileError).message;
  }
  return "nothing";
}

test.each(fixture.files.map(({ name, ...file }) => [name, file] as const))(
  "what NumPy wrote is read: %s",
  (_, file) => {
    const { shape, data } = readNpy(bytesOf(file.file), "j.npy");
    expect(shape).toEqual(file.shape);
    expect(Array.from(data)).toEqual(file.data);
  },
);

test("the numbers may begin at any byte of a larger buffer", () => {
  for (let offset = 0; offset < 9; offset++) {
    const room = new Uint8Array(plain.length + offset);
    room.set(plain, offset);
    expect(Array.from(readNpy(room.subarray(offset), "j.npy").data)).toEqual(fixture.files[0].data);
  }
});

test("the bytes stay as they are", () => {
  for (const { file } of fixture.files) {
    const bytes = bytesOf(file);
    readNpy(bytes, "j.npy");
    expect(bytes).toEqual(bytesOf(file));
  }
});

describe("is refused by the rule that it breaks", () => {
  const { refused } = fixture;
  const numbers = 'j.npy: dtype: must be float32 or float64, is "';
  test.each([
    ["whole numbers", bytesOf(refused.int64), `${numbers}<i8"; save x.astype("float64")`],
    ["halves", bytesOf(refused.float16), `${numbers}<f2"; save x.astype("float64")`],
    ["truth values", bytesOf(refused.bool), `${numbers}|b1"; save x.astype("float64")`],
    ["complex numbers", bytesOf(refused.complex), `${numbers}<c16"; save x.astype("float64")`],
    ["objects", bytesOf(refused.objects), "is Python objects, which are not unpickled; are all rows of one length?"],
    ["records", bytesOf(refused.records), "is a record of fields; save one of them"],
    ["no numbers", bytesOf(refused.empty), "j.npy: shape: must not have a 0, is (0, 4)"],
    ["NaN", bytesOf(refused.NaN), "j.npy: entry [1, 1]: must be a finite number, is NaN"],
    [
      "infinity",
      bytesOf(refused["infinity in Fortran order"]),
      "j.npy: entry [1, 0]: must be a finite number, is Infinity",
    ],
    ["another format", Uint8Array.from([80, 75, 3, 4]), "j.npy: top level: is not in NumPy's .npy format"],
    ["an empty file", new Uint8Array(0), "j.npy: top level: is not in NumPy's .npy format"],
    ["version 4.0", plain.map((byte, i) => (i === 6 ? 4 : byte)), "j.npy: version: must be 1.0, 2.0 or 3.0, is 4.0"],
    ["a header cut off", plain.slice(0, 60), "j.npy: header: is cut off"],
    ["numbers cut off", plain.slice(0, -1), "bytes for the shape (3, 5), is cut off after 119"],
    ["more numbers", Uint8Array.from([...plain, 0]), "bytes for the shape (3, 5), has 121"],
    [
      "a long header",
      bytesOf(fixture.files[13].file).fill(255, 8, 12),
      "must have at most 10000 bytes, has 4294967295",
    ],
    ["a header without a shape", withHeader("{'descr': '<f8', 'fortran_order': False}"), "with 'shape'"],
    ["a header of something else", withHeader("__import__('os')"), "must be a dictionary of Python's with 'descr'"],
    [
      "a shape beyond all files",
      withHeader("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999, 99999999999), }"),
      "j.npy: shape: is larger than any file: (99999999999, 99999999999)",
    ],
    ["a negative shape", withHeader("{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }"), "with 'shape'"],
  ])("%s", (_, bytes, rule) => {
    expect(complaint(bytes)).toContain(rule);
  });
});

test("keys in any order, and Python 2's long integers", () => {
  const one = Array.from(new Uint8Array(Float64Array.of(7).buffer));
  const header = "{'shape': (1L, 1L), 'fortran_order': True, 'descr': '<f8'}";
  expect(readNpy(withHeader(header, one), "j.npy")).toEqual({ shape: [1, 1], data: Float64Array.of(7) });
});

test("a file whose bytes are changed is read, or refused with a ProblemFileError", () => {
  const change = fc.record({ at: fc.nat({ max: plain.length - 1 }), byte: fc.nat({ max: 255 }) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.nat({ max: plain.length }), (changes, length) => {
      const bytes = plain.slice(0, length);
      for (const { at, byte } of changes) if (at < length) bytes[at] = byte;
      complaint(bytes);
    }),
    { seed: 1, numRuns: 2000 },
  );
});
