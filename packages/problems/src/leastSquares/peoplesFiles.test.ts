/** Files as people have them: each is read rightly, or refused with the true reason and a way out that works. */
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ProblemFileError } from "../problemFileError.ts";
import { decodeText } from "../table/decodeText.ts";
import { describeStep } from "../table/steps.ts";
import { type LeastSquaresChoice, readLeastSquares } from "./readLeastSquares.ts";

type Choice = Omit<LeastSquaresChoice, "target"> & { readonly target?: string };

interface Read {
  readonly columns: readonly string[];
  /** Of x, row by row, and y. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** What was done, a line each. */
  readonly lines?: readonly string[];
}

interface Example {
  readonly of: string;
  readonly file: string | Uint8Array<ArrayBuffer>;
  readonly choice?: Choice;
  /** What it is read as; or how it is refused, and the choice, or the file, that is the way out of that. */
  readonly read?: Read;
  readonly refused?: string;
  readonly wayOut?: { readonly choice?: Choice; readonly file?: string; readonly read: Read };
}

const utf16 = (text: string, order: "le" | "be", mark: boolean): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(Buffer.from(mark ? `\uFEFF${text}` : text, "utf16le"));
  for (let i = 0; order === "be" && i + 1 < bytes.length; i += 2) [bytes[i], bytes[i + 1]] = [bytes[i + 1], bytes[i]];
  return bytes;
};
const latin1 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, "latin1"));

async function read(file: Example["file"], choice: Choice = {}): Promise<Read> {
  const bytes = typeof file === "string" ? new Uint8Array(Buffer.from(file)) : file;
  const { text, steps } = await decodeText(bytes, "f");
  const data = readLeastSquares(text, "f", { target: "y", ...choice });
  const lines = [...steps, ...data.steps].map((step) => describeStep(step, String));
  return { columns: data.columns, x: [...data.rows], y: [...data.targets], lines };
}

async function refusal(file: Example["file"], choice?: Choice): Promise<string> {
  try {
    await read(file, choice);
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemFileError);
    const { place, rule } = error as ProblemFileError;
    return `${place}: ${rule}`;
  }
  return "accepted";
}

const semicolons = "cells are separated by semicolons (found)";
const commas = "numbers have decimal commas (found)";

const ofNetwork =
  "of a network the gradients of its outputs are read, from a .npy: docs/your-network.md has ten lines that write it";

/** The local header of an archive's first entry. */
function zipBeginning(name: string): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(30);
  header.set([0x50, 0x4b, 3, 4]);
  header[26] = name.length;
  return Uint8Array.of(...header, ...new TextEncoder().encode(name), 0x80);
}

const examples: readonly Example[] = [
  {
    of: "the wine-quality file: semicolons, quoted names",
    file: '"fixed acidity";"volatile acidity";"quality"\n7.4;0.7;5\n7.8;0.88;5\n',
    choice: { target: "quality" },
    read: { columns: ["fixed acidity", "volatile acidity"], x: [7.4, 0.7, 7.8, 0.88], y: [5, 5], lines: [semicolons] },
  },
  {
    of: "two columns and a semicolon",
    file: "x;y\n1;2\n3;4\n",
    read: { columns: ["x"], x: [1, 3], y: [2, 4], lines: [semicolons] },
  },
  {
    of: "two columns and a semicolon, without the target",
    file: "x;z\n1;2\n",
    refused: 'header: has no column "y"; separated by semicolons, it has "x", "z"',
    wayOut: { choice: { target: "z" }, read: { columns: ["x"], x: [1], y: [2] } },
  },
  {
    of: "a pandas export with its index",
    file: ",x,y\n0,1.5,2\n1,2.5,3\n2,3.5,4\n",
    read: {
      columns: ["x"],
      x: [1.5, 2.5, 3.5],
      y: [2, 3, 4],
      lines: ["column 1 left out: it has no name, and names or numbers the rows"],
    },
  },
  {
    of: "a pandas export of a pandas export",
    file: "Unnamed: 0,x,y\n0,1.5,2\n1,2.5,3\n",
    read: { columns: ["x"], x: [1.5, 2.5], y: [2, 3] },
  },
  {
    of: "a pandas export of an array, whose columns are counted",
    file: ",0,1,2\n0,1.5,2,7\n1,2.5,3,8\n",
    choice: { target: "2" },
    read: {
      columns: ["0", "1"],
      x: [1.5, 2, 2.5, 3],
      y: [7, 8],
      lines: [
        'the first line holds numbers, "0", "1", "2", and is read as names: counted through, as by pandas',
        "column 1 left out: it has no name, and names or numbers the rows",
      ],
    },
  },
  {
    of: "a pandas export indexed by time",
    file: ",x,y\n2024-01-31,1,2\n2024-02-29,3,4\n",
    read: { columns: ["x"], x: [1, 3], y: [2, 4] },
  },
  {
    of: "a pandas export indexed by a measured number",
    file: ",x,y\n0.5,1,2\n0.25,3,4\n",
    refused:
      'row 2: column 1 has no name, and does not number the rows (it holds 0.5); name it, or leave it out with --drop ""',
    wayOut: { choice: { drop: [""] }, read: { columns: ["x"], x: [1, 3], y: [2, 4] } },
  },
  {
    of: "a German Excel export as CSV UTF-8: semicolons, decimal commas, a byte order mark",
    file: "\uFEFFGröße;y\r\n1,5;2\r\n-2,25;3,5\r\n",
    read: { columns: ["Größe"], x: [1.5, -2.25], y: [2, 3.5], lines: [semicolons, commas] },
  },
  {
    of: "a German Excel export as Unicode text: UTF-16, tabs, decimal commas",
    file: utf16("Größe\ty\r\n1,5\t2\r\n2,5\t3\r\n", "le", true),
    read: {
      columns: ["Größe"],
      x: [1.5, 2.5],
      y: [2, 3],
      lines: ["decoded from UTF-16LE", "cells are separated by tabs (found)", commas],
    },
  },
  {
    of: "a German Excel export as plain CSV, which is Windows-1252",
    file: latin1("Größe;y\r\n1,5;2\r\n"),
    refused:
      'line 1: is not UTF-8 text: byte 0xF6; if it is Windows-1252, as Excel\'s plain "CSV" is, save it as "CSV UTF-8" (or iconv -f WINDOWS-1252 -t UTF-8)',
    wayOut: { file: "Größe;y\r\n1,5;2\r\n", read: { columns: ["Größe"], x: [1.5], y: [2] } },
  },
  {
    of: "a Windows-1252 byte that would begin a character of UTF-8",
    file: latin1("Preis;y\r\n1,5;2\r\nFläche;3\r\n"),
    refused:
      'line 3: is not UTF-8 text: byte 0xE4; if it is Windows-1252, as Excel\'s plain "CSV" is, save it as "CSV UTF-8" (or iconv -f WINDOWS-1252 -t UTF-8)',
  },
  {
    of: "UTF-8 that ends within a character",
    file: new Uint8Array(Buffer.from("x,y\n1,2\n€")).subarray(0, -1),
    refused:
      'line 3: is not UTF-8 text: byte 0xE2; if it is Windows-1252, as Excel\'s plain "CSV" is, save it as "CSV UTF-8" (or iconv -f WINDOWS-1252 -t UTF-8)',
  },
  {
    of: "a damaged byte behind a whole character",
    file: Uint8Array.of(...Buffer.from("größ"), 0xff, 0x0a),
    refused:
      'line 1: is not UTF-8 text: byte 0xFF; if it is Windows-1252, as Excel\'s plain "CSV" is, save it as "CSV UTF-8" (or iconv -f WINDOWS-1252 -t UTF-8)',
  },
  {
    of: "UTF-16 in the other order",
    file: utf16("x,y\n1,2\n", "be", true),
    read: { columns: ["x"], x: [1], y: [2], lines: ["decoded from UTF-16BE"] },
  },
  {
    of: "UTF-16 without its mark",
    file: utf16("x,y\n1,2\n", "le", false),
    refused:
      "top level: is UTF-16LE without the byte order mark that says so; save it as UTF-8 (iconv -f UTF-16LE -t UTF-8)",
    wayOut: { file: "x,y\n1,2\n", read: { columns: ["x"], x: [1], y: [2] } },
  },
  {
    of: "decimal points after decimal commas",
    file: "x;y\n1,5;2\n2.5;3\n",
    refused:
      'row 3, column "x": is "2.5", with a decimal point where numbers have decimal commas, as "1,5" in row 2 has; write them alike',
  },
  {
    of: "decimal commas after decimal points",
    file: "x;y\n2.5;3\n1,5;2\n",
    refused:
      'row 2, column "x": is "2.5", with a decimal point where numbers have decimal commas, as "1,5" in row 3 has; write them alike',
  },
  {
    of: "German thousands",
    file: "x;y\n1.234,5;2\n12.345.678;3\n7;4\n",
    refused:
      'row 2, column "x": must be a number, is "1.234,5": if thousands are separated, say --thousands . --decimal ,',
    wayOut: {
      choice: { thousands: ".", decimal: "," },
      read: {
        columns: ["x"],
        x: [1234.5, 12345678, 7],
        y: [2, 3, 4],
        lines: [semicolons, "numbers have decimal commas", 'thousands are separated by "."'],
      },
    },
  },
  {
    of: "decimal commas in quotes between commas",
    file: 'x,y\n"1,5",2\n"2,25",3\n',
    refused: 'row 2, column "x": must be a number, is "1,5": if its comma is a decimal one, say --decimal ,',
    wayOut: { choice: { decimal: "," }, read: { columns: ["x"], x: [1.5, 2.25], y: [2, 3] } },
  },
  {
    of: "decimal commas without quotes between commas",
    file: "x,y\n1,5,2,5\n2,5,3,5\n",
    refused: "row 2: has 4 cells, but the header has 2; a cell that holds what separates cells must be quoted",
  },
  {
    of: "American thousands",
    file: 'x,y\n"1,234",2\n"12,345.5",3\n999,4\n',
    refused: 'row 2, column "x": must be a number, is "1,234": if thousands are separated, say --thousands ,',
    wayOut: { choice: { thousands: "," }, read: { columns: ["x"], x: [1234, 12345.5, 999], y: [2, 3, 4] } },
  },
  {
    of: "commas between tabs that may be either",
    file: "x\ty\n1,234\t2\n",
    refused:
      'row 2, column "x": must be a number, is "1,234": if thousands are separated, say --thousands , or, if its comma is a decimal one, --decimal ,',
    wayOut: { choice: { decimal: "," }, read: { columns: ["x"], x: [1.234], y: [2] } },
  },
  {
    of: "Swiss and French thousands",
    file: "x,y\n1'234.5,2\n",
    refused: 'row 2, column "x": must be a number, is "1\'234.5": if thousands are separated, say --thousands "\'"',
    wayOut: { choice: { thousands: "'" }, read: { columns: ["x"], x: [1234.5], y: [2] } },
  },
  {
    of: "thousands behind narrow blanks",
    file: "x;y\n1\u202f234,5;2\n",
    refused:
      'row 2, column "x": must be a number, is "1\u202f234,5": if thousands are separated, say --thousands " " --decimal ,',
    wayOut: { choice: { thousands: " ", decimal: "," }, read: { columns: ["x"], x: [1234.5], y: [2] } },
  },
  {
    of: "Indian thousands, which stand before two digits",
    file: 'x,y\n"12,34,567",2\n',
    choice: { thousands: "," },
    refused:
      'row 2, column "x": must be a number, is "12,34,567", with commas that do not separate thousands: take them away in every row',
  },
  {
    of: "auto-mpg: missing horsepower as ?, names of cars",
    file: 'y,horsepower,origin,name\n18.0,130.0,1,"chevrolet chevelle malibu"\n25.0,?,1,ford pinto\n24.0,95.00,3,"toyota corona"\n',
    refused:
      'row 2, column "name": must be a number, is "chevrolet chevelle malibu"; text stands in "name" (--one-hot is for categories); values are missing in "horsepower": say --drop name --missing drop',
    wayOut: {
      choice: { drop: ["name"], oneHot: ["origin"], missing: "drop", intercept: true },
      read: {
        columns: ["horsepower", "origin=1", "origin=3", "intercept"],
        x: [130, 1, 0, 1, 95, 0, 1, 1],
        y: [18, 24],
        lines: [
          '1 of 3 rows left out: a value is missing, in "horsepower"',
          'column "origin" as a column of 0 and 1 for each of its 2 values: "1", "3"',
          "an intercept is added: a last column of ones",
        ],
      },
    },
  },
  {
    of: "auto-mpg: blanks between columns that stand below each other, and no names",
    file: '18.0   8   307.0      130.0\t"chevrolet chevelle malibu"\n15.0   8   350.0      165.0\t"buick skylark 320"\n',
    choice: { target: "mpg" },
    refused:
      'header: has no column "mpg"; separated by blanks, it has "18.0", "8", "307.0", "130.0", "chevrolet chevelle malibu"; if these are data, put a line of names before it, such as x1 x2 x3 … y',
    wayOut: {
      file: 'mpg cyl disp hp name\n18.0   8   307.0      130.0\t"chevrolet chevelle malibu"\n',
      choice: { target: "mpg", drop: ["name"] },
      read: { columns: ["cyl", "disp", "hp"], x: [8, 307, 130], y: [18] },
    },
  },
  {
    of: "columns that blanks align",
    file: "  x      y\n 1.5     2\n10.25  300\n",
    read: {
      columns: ["x"],
      x: [1.5, 10.25],
      y: [2, 300],
      lines: ["cells are separated by blanks (found)"],
    },
  },
  {
    of: "a missing value in a column that is not used",
    file: "x,z,y\n1,,2\n2,NA,3\n",
    choice: { drop: ["z"] },
    read: { columns: ["x"], x: [1, 2], y: [2, 3], lines: [] },
  },
  {
    of: "R's write.csv",
    file: '"","x","y"\n"Mazda RX4",1,21\n"Datsun 710",2,22.8\n',
    read: {
      columns: ["x"],
      x: [1, 2],
      y: [21, 22.8],
      lines: ["column 1 left out: it has no name, and names or numbers the rows"],
    },
  },
  {
    of: "R's write.table: blanks, and no name for the names of rows",
    file: '"x" "y"\n"Mazda RX4" 1 21\n"Datsun 710" 2 22.8\n',
    read: {
      columns: ["x"],
      x: [1, 2],
      y: [21, 22.8],
      lines: [
        "cells are separated by blanks (found)",
        "names of the rows left out: every row has one more cell than the header",
      ],
    },
  },
  {
    of: "a header that lacks the name of a measured column",
    file: "x,y\n0.5,1,2\n0.25,3,4\n",
    refused:
      "row 2: has 3 cells, but the header has 2; quote cells that hold a comma, or name every column in the header",
    wayOut: { file: "t,x,y\n0.5,1,2\n0.25,3,4\n", read: { columns: ["t", "x"], x: [0.5, 1, 0.25, 3], y: [2, 4] } },
  },
  {
    of: "a decimal comma without quotes in one of two columns",
    file: "x,y\n1,5,2\n2,5,3\n",
    refused:
      "row 2: has 3 cells, but the header has 2; quote cells that hold a comma, or name every column in the header",
    wayOut: {
      file: 'x,y\n"1,5",2\n"2,5",3\n',
      choice: { decimal: "," },
      read: { columns: ["x"], x: [1.5, 2.5], y: [2, 3] },
    },
  },
  {
    of: "a comma without quotes in the first of the names",
    file: "name,x,y\nSmith, J.,1,2\nNg,3,4\n",
    choice: { drop: ["name"] },
    refused:
      "row 3: has 3 cells, but the first row has 4 and the header 3; a cell that holds what separates cells must be quoted",
    wayOut: {
      file: 'name,x,y\n"Smith, J.",1,2\nNg,3,4\n',
      choice: { drop: ["name"] },
      read: { columns: ["x"], x: [1, 3], y: [2, 4] },
    },
  },
  {
    of: "a sample of rows by pandas, with their numbers",
    file: ",x,y\n7,1.5,2\n2,2.5,3\n",
    read: { columns: ["x"], x: [1.5, 2.5], y: [2, 3] },
  },
  {
    of: "minus signs from a word processor",
    file: "x,y\n\u22121.5,2\n",
    refused: 'row 2, column "x": must be a number, is "\u22121.5", its minus sign is a dash: write a hyphen, -',
    wayOut: { file: "x,y\n-1.5,2\n", read: { columns: ["x"], x: [-1.5], y: [2] } },
  },
  {
    of: "tabs",
    file: "x\ty\n1\t2\n",
    read: { columns: ["x"], x: [1], y: [2], lines: ["cells are separated by tabs (found)"] },
  },
  {
    of: "vertical bars",
    file: "x|y\n1|2\n",
    read: { columns: ["x"], x: [1], y: [2], lines: ["cells are separated by vertical bars (found)"] },
  },
  {
    of: "a table in Markdown",
    file: "| x | y |\n|---|---|\n| 1 | 2 |\n",
    refused: "row 2: holds no number; if it is a second line of names or of units, --rows 2: leaves it out",
    wayOut: { choice: { rows: [2, 9] }, read: { columns: ["x"], x: [1], y: [2] } },
  },
  {
    of: "semicolons where --delimiter says commas",
    file: "x;y\n1;2\n",
    choice: { delimiter: "," },
    refused:
      'header: has no column "y"; separated by commas, it has "x;y"; it has one separated by semicolons: say --delimiter ";"',
    wayOut: { choice: {}, read: { columns: ["x"], x: [1], y: [2] } },
  },
  {
    of: "comments before the header, between rows and at the end",
    file: '# from the lab, "July\n# two\nx,y\n1,2\n# checked\n3,4\n#5,6\n',
    read: { columns: ["x"], x: [1, 3], y: [2, 4], lines: ["4 comment lines that begin with # left out"] },
  },
  {
    of: "names in a comment, as NumPy's savetxt writes them",
    file: "# x y\n1.000000000000000000e+00 2.000000000000000000e+00\n",
    read: {
      columns: ["x"],
      x: [1],
      y: [2],
      lines: ["the columns' names stand behind a #", "cells are separated by blanks (found)"],
    },
  },
  {
    of: "a column of names that begin with #, which is dropped",
    file: "#tag,x,y\n#a,1,2\n#b,3,4\n",
    choice: { drop: ["#tag"] },
    read: { columns: ["x"], x: [1, 3], y: [2, 4], lines: [] },
  },
  {
    of: "Excel's own line about the delimiter",
    file: "sep=;\nx;y\n1;2\n",
    read: { columns: ["x"], x: [1], y: [2] },
  },
  {
    of: "quoted cells with delimiters and line breaks",
    file: 'name,x,y\n"Smith, J.\nand ""Co""",1,2\n"Ng",3,4\n',
    choice: { drop: ["name"] },
    read: { columns: ["x"], x: [1, 3], y: [2, 4], lines: [] },
  },
  {
    of: "quotes that are not doubled",
    file: 'name,x,y\n"a 5" pipe",1,2\n',
    choice: { drop: ["name"] },
    refused:
      "row 2: a quoted cell is not closed, or something follows its closing quote; quotes within a quoted cell are doubled",
  },
  { of: "CRLF", file: "x,y\r\n1,2\r\n3,4\r\n", read: { columns: ["x"], x: [1, 3], y: [2, 4], lines: [] } },
  { of: "CR alone", file: "x,y\r1,2\r3,4\r", read: { columns: ["x"], x: [1, 3], y: [2, 4], lines: [] } },
  {
    of: "empty lines at the end, and rows of nothing but commas, as Excel leaves them",
    file: "x,y\n1,2\n,\n,\n\n\n",
    read: { columns: ["x"], x: [1], y: [2], lines: ["2 rows of empty cells left out"] },
  },
  {
    of: "NA, NaN and null",
    file: "x,y\n1,2\nNA,3\n4,NaN\nnull,5\n6,7\n",
    refused: 'row 3, column "x": is NA; a value is missing, as in "y": --missing drop leaves such rows out',
    wayOut: {
      choice: { missing: "drop" },
      read: {
        columns: ["x"],
        x: [1, 6],
        y: [2, 7],
        lines: ['3 of 5 rows left out: a value is missing, in "x", "y"'],
      },
    },
  },
  {
    of: "-999 for a missing value",
    file: "x,y\n1,2\n-999,3\n4,5\n",
    read: {
      columns: ["x"],
      x: [1, -999, 4],
      y: [2, 3, 5],
      lines: [
        'column "x" holds -999 in 1 row, and else no number below 0: if a value is missing there, say --missing-values -999 --missing drop',
      ],
    },
  },
  {
    of: "-999 for a missing value, which is said",
    file: "x,y\n1,2\n-999.0,3\n4,5\n",
    choice: { missing: "drop", missingValues: ["-999"] },
    read: { columns: ["x"], x: [1, 4], y: [2, 5], lines: ['1 of 3 rows left out: a value is missing, in "x"'] },
  },
  {
    of: "a column that is empty throughout",
    file: "x,z,y\n1,,2\n3,,4\n",
    choice: { missing: "drop" },
    refused: 'top level: no row has all values; most lack column "z": --drop z leaves the column out',
    wayOut: { choice: { drop: ["z"] }, read: { columns: ["x"], x: [1, 3], y: [2, 4] } },
  },
  {
    of: "percent signs",
    file: "x,y\n12%,2\n",
    refused: 'row 2, column "x": must be a number, is "12%", a percentage: take the sign away in every row',
    wayOut: { file: "x,y\n12,2\n", read: { columns: ["x"], x: [12], y: [2] } },
  },
  {
    of: "money",
    file: 'price,x,y\n"$1,200.50",1,2\n',
    refused:
      'row 2, column "price": must be a number, is "$1,200.50", an amount of money: take the sign away in every row, or leave the column out, --drop price',
    wayOut: { choice: { drop: ["price"] }, read: { columns: ["x"], x: [1], y: [2] } },
  },
  {
    of: "dates",
    file: "day,x,y\n2024-01-31,1,2\n",
    refused:
      'row 2, column "day": must be a number, is "2024-01-31", a date: turn the column into numbers, such as days, or leave the column out, --drop day',
    wayOut: { choice: { drop: ["day"] }, read: { columns: ["x"], x: [1], y: [2] } },
  },
  {
    of: "European dates with times",
    file: "Tag;x;y\n31.12.2024 23:59;1,5;2\n",
    refused:
      'row 2, column "Tag": must be a number, is "31.12.2024 23:59", a date: turn the column into numbers, such as days, or leave the column out, --drop Tag',
    wayOut: { choice: { drop: ["Tag"] }, read: { columns: ["x"], x: [1.5], y: [2] } },
  },
  {
    of: "times of the day",
    file: "at,x,y\n23:59:01,1,2\n",
    refused:
      'row 2, column "at": must be a number, is "23:59:01", a time: turn the column into numbers, such as seconds, or leave the column out, --drop at',
  },
  {
    of: "booleans",
    file: "smoker,x,y\nTRUE,1,2\nFALSE,3,4\n",
    refused:
      'row 2, column "smoker": must be a number, is "TRUE"; --drop smoker leaves the column out, --one-hot smoker makes one of each of its values',
    wayOut: {
      choice: { oneHot: ["smoker"] },
      read: { columns: ["smoker=FALSE", "smoker=TRUE", "x"], x: [0, 1, 1, 1, 0, 3], y: [2, 4] },
    },
  },
  {
    of: "a target of text",
    file: "x,y\n1,setosa\n",
    refused: 'row 2, column "y": must be a number, is "setosa"; the target must be a column of numbers',
  },
  {
    of: "scientific notation, signs, and points without digits on a side",
    file: "x,y\n1.5E+03,+2\n-.5e-2,3.\n1D5,4\n",
    choice: { rows: [1, 2] },
    read: { columns: ["x"], x: [1500, -0.005], y: [2, 3], lines: ["rows 1 to 2 of 3 taken"] },
  },
  {
    of: "a delimiter at the end of every line",
    file: "x,y,\n1,2,\n3,4,\n",
    read: {
      columns: ["x"],
      x: [1, 3],
      y: [2, 4],
      lines: ["column 3 left out: no name, and empty"],
    },
  },
  {
    of: "a delimiter at the end of every line but the header",
    file: "x;y\n1;2;\n3;4;\n",
    read: {
      columns: ["x"],
      x: [1, 3],
      y: [2, 4],
      lines: [semicolons, "column 3 left out: no name, and empty"],
    },
  },
  {
    of: "a delimiter at the end of the header alone",
    file: "x,y,\n1,2\n3,4\n",
    read: { columns: ["x"], x: [1, 3], y: [2, 4], lines: [] },
  },
  {
    of: "the same name twice",
    file: "x,x,y\n1,2,3\n",
    refused: 'header: has more than one column named "x"; rename one of them',
    wayOut: { file: "x,x2,y\n1,2,3\n", read: { columns: ["x", "x2"], x: [1, 2], y: [3] } },
  },
  {
    of: "a column with numbers and no name",
    file: "x,,y\n1,2,3\n",
    refused: 'row 2: column 2 has no name and holds "2"; name it, or leave it out with --drop ""',
    wayOut: { choice: { drop: [""] }, read: { columns: ["x"], x: [1], y: [3] } },
  },
  {
    of: "no names",
    file: "5.1,3.5,0.2\n4.9,3.0,0.2\n",
    choice: { target: "0.2" },
    refused:
      'header: must name the columns, and holds numbers, "5.1", "3.5", "0.2"; put a line of names before it, such as x1,x2,y',
    wayOut: { file: "x1,x2,y\n5.1,3.5,0.2\n", read: { columns: ["x1", "x2"], x: [5.1, 3.5], y: [0.2] } },
  },
  {
    of: "no names, and a column of text",
    file: "5.1,3.5,Iris-setosa\n4.9,3.0,Iris-setosa\n",
    choice: { target: "width" },
    refused:
      'header: has no column "width"; separated by commas, it has "5.1", "3.5", "Iris-setosa"; if these are data, put a line of names before it, such as x1,x2,y',
  },
  {
    of: "a second line of units",
    file: "x,z,y\nm,kg,s\n1,2,3\n4,5,6\n",
    refused: "row 2: holds no number; if it is a second line of names or of units, --rows 2: leaves it out",
    wayOut: {
      choice: { rows: [2, 9] },
      read: { columns: ["x", "z"], x: [1, 2, 4, 5], y: [3, 6], lines: ["rows 2 to 3 of 3 taken"] },
    },
  },
  {
    of: "a ragged row",
    file: "x,z,y\n1,2,3\n4,5\n6,7,8\n",
    refused: "row 3: has 2 cells, but the header has 3; correct it",
    wayOut: { choice: { rows: [3, 3] }, read: { columns: ["x", "z"], x: [6, 7], y: [8] } },
  },
  {
    of: "a footer",
    file: "x,y\n1,2\n3,4\nTotal,6\n",
    refused: 'row 4, column "x": must be a number, is "Total"; if it is a footer, --rows :2 leaves it out',
    wayOut: { choice: { rows: [1, 2] }, read: { columns: ["x"], x: [1, 3], y: [2, 4] } },
  },
  {
    of: "only one row",
    file: "x,y\n1,2",
    read: { columns: ["x"], x: [1], y: [2], lines: [] },
  },
  { of: "only a header", file: "x;y\n", refused: "top level: has a header and no rows" },
  { of: "nothing", file: "", refused: "top level: is empty; the first line must name the columns" },
  {
    of: "gzip",
    file: new Uint8Array(gzipSync("x,y\n1,2\n")),
    read: { columns: ["x"], x: [1], y: [2], lines: ["unpacked by gzip"] },
  },
  {
    of: "a gzip that was cut",
    file: new Uint8Array(gzipSync("x,y\n1,2\n".repeat(100))).subarray(0, 30),
    refused: "top level: is damaged: gzip cannot unpack it",
  },
  {
    of: "an Excel workbook",
    file: new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0]),
    refused: "top level: is a zip archive, such as an Excel workbook; save the sheet as CSV, or unpack it",
  },
  ...(
    [
      ["model/data.pkl", "a file of PyTorch's"],
      ["archive/.format_version", "a file of PyTorch's"],
      ["metadata.json", "a model of Keras's"],
    ] as const
  ).map(([name, what]) => ({
    of: `a zip archive that begins with ${name}`,
    file: zipBeginning(name),
    refused: `top level: is ${what}; ${ofNetwork}`,
  })),
  {
    of: "a .npz by another name",
    file: zipBeginning("arr_0.npy"),
    refused: "top level: is a .npz of NumPy's; save one array with np.save, as .npy",
  },
  {
    of: "a pickle",
    file: Uint8Array.of(0x80, 4, 0x95, 0, 0),
    refused: `top level: is a pickle of Python's, as PyTorch and joblib write; save a table as CSV; ${ofNetwork}`,
  },
  {
    of: "safetensors",
    file: Uint8Array.of(0x48, 1, 0, 0, 0, 0, 0, 0, 0x7b, 0x22, 0xff),
    refused: `top level: is a safetensors file, of weights; ${ofNetwork}`,
  },
  {
    of: "columns by a pattern",
    file: "id_a,id_b,x,y_raw,y\na,b,1,7,2\n",
    choice: { drop: ["id_*", "y_?aw"] },
    read: {
      columns: ["x"],
      x: [1],
      y: [2],
      lines: ['id_* drops "id_a", "id_b"', 'y_?aw drops "y_raw"'],
    },
  },
  {
    of: "a pattern that nothing matches",
    file: "x,y\n1,2\n",
    choice: { drop: ["id_*"] },
    refused: 'header: has no column like "id_*"; separated by commas, it has "x", "y"',
  },
  {
    of: "names that look alike but for letters' case",
    file: "X,Y\n1,2\n",
    refused: 'header: has no column "y" (did you mean "Y"?); separated by commas, it has "X", "Y"',
    wayOut: { choice: { target: "Y" }, read: { columns: ["X"], x: [1], y: [2] } },
  },
];

const cell = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });

/** Ways to write the same table. */
const manner = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|", " "),
  decimal: fc.constantFrom<"." | ",">(".", ","),
  thousands: fc.constantFrom<"." | "'" | undefined>(undefined, "'", "."),
  end: fc.constantFrom("\n", "\r\n", "\r"),
  quoted: fc.boolean(),
  index: fc.constantFrom("none", "unnamed", "behind no name"),
  trailing: fc.boolean(),
  comments: fc.boolean(),
  packed: fc.boolean(),
  encoding: fc.constantFrom("utf8", "utf8 with its mark", "utf16le", "utf16be"),
});

test("a table is read as the same numbers, in whatever manner it is written (seed 1)", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), manner, async (pairs, how) => {
      fc.pre(pairs.some(([a]) => a !== 0));
      const { delimiter, decimal, index, trailing, comments } = how;
      const thousands = how.thousands === decimal ? undefined : how.thousands;
      const written = (value: number): string => {
        const [whole = "", fraction] = String(value).split(".");
        const grouped =
          thousands === undefined || whole.includes("e") ? whole : whole.replaceAll(/\B(?=(\d{3})+$)/g, thousands);
        return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
      };
      const quote = (text: string): string => (how.quoted || text.includes(delimiter) ? `"${text}"` : text);
      const line = (cells: readonly string[]): string =>
        [...cells.map(quote), ...(trailing && index !== "behind no name" && delimiter !== " " ? [""] : [])].join(
          delimiter,
        );
      // Blanks would merge an empty name with what is beside it.
      const named = index === "unnamed" && delimiter !== " ";
      const lines = [
        ...(comments ? ['# from, the; lab "'] : []),
        line([...(named ? [""] : []), "größe", "y"]),
        ...pairs.map(([a, y], i) =>
          line([...(index === "none" || (index === "unnamed" && !named) ? [] : [`row ${i}`]), written(a), written(y)]),
        ),
        ...(comments ? ["# that is all, for now; really"] : []),
      ];
      const text = `${lines.join(how.end)}${how.end}`;
      const bytes =
        how.encoding === "utf16le" || how.encoding === "utf16be"
          ? utf16(text, how.encoding === "utf16le" ? "le" : "be", true)
          : new Uint8Array(Buffer.from(how.encoding === "utf8" ? text : `\uFEFF${text}`));
      // Between commas a decimal one is not looked for, and one that may separate thousands is not taken for it.
      const choice = { thousands, decimal };
      const { columns, x, y } = await read(how.packed ? new Uint8Array(gzipSync(bytes)) : bytes, choice);
      expect(columns).toEqual(["größe"]);
      expect(x).toEqual(pairs.map(([a]) => a + 0));
      expect(y).toEqual(pairs.map(([, value]) => value + 0));
    }),
    { seed: 1, numRuns: 300 },
  );
});

describe("a file as people have it", () => {
  test.each(examples)("$of", async ({ file, choice, read: expected, refused, wayOut }) => {
    if (expected !== undefined) expect(await read(file, choice)).toMatchObject(expected);
    if (refused !== undefined) expect(await refusal(file, choice)).toBe(refused);
    if (wayOut !== undefined) expect(await read(wayOut.file ?? file, wayOut.choice)).toMatchObject(wayOut.read);
  });
});
