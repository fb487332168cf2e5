import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ProblemFileError } from "../problemFileError.ts";
import { readLeastSquares } from "./readLeastSquares.ts";

const read = (text: string, target = "y", drop?: string[]) =>
  readLeastSquares(text, "d.csv", drop === undefined ? { target } : { target, drop });

/** The message without the file, or "accepted". */
function complaint(text: string, target = "y", drop?: string[]): string {
  try {
    read(text, target, drop);
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemFileError);
    const { message, place, rule } = error as ProblemFileError;
    expect(message).toBe(`d.csv: ${place}: ${rule}`);
    expect(message).not.toContain("\n");
    return `${place}: ${rule}`;
  }
  return "accepted";
}

describe("a CSV", () => {
  test("is read as rows and targets, the columns in order", () => {
    const parameters = read("a,y,b\n1,2,3\n-4.5,+5e1,.5\n");
    expect(parameters).toMatchObject({ dimension: 2, columns: ["a", "b"] });
    expect([...parameters.rows]).toEqual([1, 3, -4.5, 0.5]);
    expect([...parameters.targets]).toEqual([2, 50]);
    expect([...parameters.weights]).toEqual([0.5, 0.5]);
  });

  test.each([
    ["a byte order mark", "\uFEFFa,y\n1,2\n"],
    ["CRLF", "a,y\r\n1,2\r\n"],
    ["CR", "a,y\r1,2\r"],
    ["no line end after the last row", "a,y\n1,2"],
    ["blank lines", "\na,y\n\n1,2\n\n\n"],
    ["quotes", '"a","y"\n"1","2"\n'],
    ["quotes and CRLF", '"a","y"\r\n"1","2"\r\n'],
    ["blanks about names and numbers", " a , y \n 1 , 2 \n"],
  ])("may have %s", (_, text) => {
    const { columns, rows, targets } = read(text);
    expect({ columns, rows: [...rows], targets: [...targets] }).toEqual({ columns: ["a"], rows: [1], targets: [2] });
  });

  test("may have commas, quotes and line breaks in quoted names", () => {
    expect(read('"a, ""b""\nc",y\n1,2\n').columns).toEqual(['a, "b"\nc']);
  });

  test("drops columns, whatever they hold", () => {
    const text = 'name,a,y,\nford,1,2,x\n"kia, red",3,4,\n';
    expect(read(text, "y", ["name", ""]).columns).toEqual(["a"]);
    expect(complaint(text)).toBe(
      'row 2: column 4 has no name and holds "x"; text stands in "name" (--one-hot is for categories): say --drop ,name',
    );
    expect(complaint(text, "y", ["nome"])).toBe(
      'header: has no column "nome" (did you mean "name"?); separated by commas, it has "name", "a", "y", ""',
    );
    expect(complaint(text, "a", ["a", "name", ""])).toBe('header: the target "a" is dropped');
  });

  test.each([
    ["", "top level: is empty; the first line must name the columns"],
    ["\uFEFF\n\n", "top level: is empty; the first line must name the columns"],
    ["a,y\n", "top level: has a header and no rows"],
    ["a,b\n1,2\n", 'header: has no column "y"; separated by commas, it has "a", "b"'],
    ["y,a,y\n1,2,3\n", 'header: has 2 columns named "y"; rename one of them'],
    [
      "a,y,b,a\n1,2,3,4\n",
      'header: has more than one column named "a"; rename one of them, or leave all of them out with --drop a',
    ],
    ["\ny,a,y\n1,2,3\n", 'header (row 2): has 2 columns named "y"; rename one of them'],
    ["y\n1\n", "header: has no column beside the target; --intercept adds one of ones"],
    ["a,y\n0,1\n0,2\n", "top level: every column beside the target is zero"],
  ])("needs a header with the target, and rows: %j", (text, expected) => {
    expect(complaint(text)).toBe(expected);
  });

  test.each([
    ["1,2\n1,2,3", "row 3: has 3 cells, but the header has 2; a cell that holds what separates cells must be quoted"],
    ["1", "row 2: has 1 cell, but the header has 2; correct it"],
    ["1,2\n\n1", "row 4: has 1 cell, but the header has 2; correct it"],
    [
      '1,"2',
      "row 2: a quoted cell is not closed, or something follows its closing quote; quotes within a quoted cell are doubled",
    ],
    [
      '"1"x,2',
      "row 2: a quoted cell is not closed, or something follows its closing quote; quotes within a quoted cell are doubled",
    ],
  ])("has rows as long as the header, with closed quotes: %j", (rows, expected) => {
    expect(complaint(`a,y\n${rows}`)).toBe(expected);
  });

  test.each([
    [",2", 'row 2, column "a": is empty; a value is missing'],
    [",2\n3,4", 'row 2, column "a": is empty; a value is missing: --missing drop leaves such rows out'],
    ["1,  \n3,4", 'row 2, column "y": is empty; a value is missing: --missing drop leaves such rows out'],
    ["1,2\nNA,2", 'row 3, column "a": is NA; a value is missing: --missing drop leaves such rows out'],
    ["1,NaN\n1,2", 'row 2, column "y": is NaN; a value is missing: --missing drop leaves such rows out'],
    ["null,1\n1,1", 'row 2, column "a": is null; a value is missing: --missing drop leaves such rows out'],
    ["red,1", 'row 2, column "a": must be a number, is "red"; --one-hot a makes a column of each of its values'],
    ["1 000,1", 'row 2, column "a": must be a number, is "1 000": if thousands are separated, say --thousands " "'],
    ['"1,5",1', 'row 2, column "a": must be a number, is "1,5": if its comma is a decimal one, say --decimal ,'],
    ["0x10,1", 'row 2, column "a": must be a number, is "0x10", a number in another base: write it in tens'],
    [" 0b11,1", 'row 2, column "a": must be a number, is "0b11", a number in another base: write it in tens'],
    ["1e999,1", 'row 2, column "a": must be a finite number, is "1e999"; correct it'],
    [
      "1,-Infinity",
      'row 2, column "y": must be a finite number, is "-Infinity"; the target must be a column of numbers',
    ],
    [
      `1,${"x".repeat(60)}`,
      `row 2, column "y": must be a number, is "${"x".repeat(40)}…"; the target must be a column of numbers`,
    ],
  ])("has a finite number in every cell: %j", (rows, expected) => {
    expect(complaint(`a,y\n${rows}`)).toBe(expected);
  });

  test("every double survives", () => {
    const cell = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 300 }), (pairs) => {
        fc.pre(pairs.some(([a]) => a !== 0));
        const { rows, targets } = read(`a,y\n${pairs.map((pair) => pair.join(",")).join("\n")}`);
        // Text has no negative zero.
        expect([...rows]).toEqual(pairs.map(([a]) => a + 0));
        expect([...targets]).toEqual(pairs.map(([, y]) => y + 0));
      }),
      { seed: 1 },
    );
  });
});

test("two columns of one name are refused, and both are named", () => {
  const refusal = (text: string, choice: object): string => {
    try {
      readLeastSquares(text, "d.csv", { target: "y", ...choice });
    } catch (error) {
      expect(error).toBeInstanceOf(ProblemFileError);
      return error instanceof Error ? error.message : "";
    }
    return "accepted";
  };
  const wayOut = "; rename one in the file, or leave one out";
  expect(refusal("intercept,y\n1,2\n1,3\n", { intercept: true })).toBe(
    `d.csv: header: "intercept" would be the name of two columns, the file's own and what --intercept adds${wayOut}`,
  );
  expect(refusal("a,a=u,y\nu,1,2\nv,2,1\n", { oneHot: ["a"] })).toBe(
    `d.csv: header: "a=u" would be the name of two columns, what --one-hot makes of "u" in "a" and the file's own${wayOut}`,
  );
  expect(refusal("a,a=u,y\nu=v,v,2\nw,w,1\n", { oneHot: ["a", "a=u"] })).toContain(
    'what --one-hot makes of "u=v" in "a" and what --one-hot makes of "v" in "a=u"',
  );
  expect(refusal("a,a=u,y\nu,1,2\nv,2,1\n", { oneHot: ["a"], drop: ["a=u"] })).toBe("accepted");
});
