/** Tables that are refused: the line is true, and the options in it, put behind the command as they stand, lead to an answer. */
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { basins, temporaryFolder } from "./testing/inProcess.ts";

/** Words as a shell takes them. */
function shellWords(line: string): string[] {
  const words: string[] = [];
  for (const [whole] of line.matchAll(/(?:"[^"]*"|'[^']*'|\\.|[^\s"'\\])+/g)) {
    words.push(whole.replaceAll(/"([^"]*)"|'([^']*)'|\\(.)/g, (_, a, b, c) => a ?? b ?? c ?? ""));
  }
  return words;
}

/** The first options in a line, one after the other, each with its value. */
function optionsIn(line: string): string[] {
  const words = shellWords(line.replace(" (--one-hot is for categories)", "").replace(/^.*? (?=--)/s, ""));
  const end = words.findIndex((word, i) => i % 2 === 0 && !word.startsWith("--"));
  return end < 0 ? words : words.slice(0, end);
}

/** What is said of a file, and of it with the options in that. */
async function refusalOf(text: string | Uint8Array, ...words: string[]): Promise<{ line: string; again: string }> {
  const file = join(await temporaryFolder({ "f.csv": text }), "f.csv");
  const all = ["bounds", file, "--target", "y", "--batch", "inf", "--json", ...words];
  const { code, error } = await basins(...all);
  expect(code).toBe(2);
  const line = error.slice(`basins: ${file}: `.length, -1);
  const again = line.includes(" --") ? await basins(...all, ...optionsIn(line)) : { error: "no option" };
  return { line, again: again.error };
}

const helped: readonly (readonly [of: string, text: string, line: string, ...words: string[]])[] = [
  [
    "a title above the header",
    "Sales 2024\n\nx,y\n1,2\n3,5\n",
    'header: has no column "y"; separated by commas, it has "Sales 2024"; it stands in line 3: say --skip 2',
  ],
  [
    "Excel's title, a column of names",
    "Sales,,\n,,\nname,x,y\na,1,2\nb,3,5\n",
    'header: has no column "y"; separated by commas, it has "Sales", "", ""; it stands in line 3; text stands in "name" (--one-hot is for categories): say --skip 2 --drop name',
  ],
  [
    "a logger's preamble and last line",
    "Logger: X\nStart: 2024\n\nt,y\n0.5,1\n1.5,3\n2.5,4\nEnd of file\n",
    'header: has no column "y"; separated by commas, it has "Logger: X"; it stands in line 4; the last row may be a footer: say --skip 3 --rows :3',
  ],
  [
    "a title of as many cells as the header",
    "Sales,2024\nx,y\n1,2\n3,5\n",
    'header: has no column "y"; separated by commas, it has "Sales", "2024"; it stands in line 2: say --skip 1',
  ],
  [
    "more lines passed over than stand before the header",
    "t\nx,y\n1.5,2\n3,5\n",
    'header (row 3): must name the columns, and holds numbers, "1.5", "2"; line 2 names the column "y", and is passed over: say --skip 1',
    "--skip",
    "2",
  ],
  [
    "all lines passed over",
    "x,y\n1,2\n3,5\n",
    'top level: has nothing behind the lines that are passed over; line 1 names the column "y", and is passed over: say --skip 0',
    "--skip",
    "9",
  ],
  [
    "a name that turns the direction of letters",
    "x,\u202eb,y\n1,u,2\n3,v,5\n",
    'row 2, column "\\u202eb": must be a number, is "u"; --drop "?b" leaves the column out, --one-hot "?b" makes one of each of its values',
  ],
  [
    "a footer",
    "x,y\n1,2\n3,4\nTotal,6\n",
    'row 4, column "x": must be a number, is "Total"; if it is a footer, --rows :2 leaves it out',
  ],
  [
    "a note of one cell at the end",
    "x,y\n1,2\n3,5\nSource: me\n",
    "row 4: has 1 cell, but the header has 2; correct it, or, if it is a footer, --rows :2 leaves it out",
  ],
  [
    "units with digits, and a sum",
    "x,z,y\nm,kg/m^2,s\n1,2,3\n4,5,6\n4,9,6\n4,5,1\nsum,21,16\n",
    'row 2, column "x": must be a number, is "m"; the first row may be a second line of names or of units; the last row may be a footer: say --rows 2:5',
  ],
  [
    "several columns of text, and several that lack values",
    "name,origin,hp,w,y\nford,us,?,1,1\nvw,de,3,,5\nvw,fr,5,5,7\nkia,kr,4,2,2\n",
    'row 2, column "name": must be a number, is "ford"; text stands in "name", "origin" (--one-hot is for categories); values are missing in "hp", "w": say --drop name,origin --missing drop',
  ],
  [
    "columns of text that cannot all be named",
    `${Array.from({ length: 9 }, (_, i) => `t${i}`).join(",")},x,y\n${"a,".repeat(9)}1,2\n${"b,".repeat(9)}3,4\n`,
    'row 2, column "t0": must be a number, is "a", as in "t1", "t2", "t3", "t4", "t5", "t6", … (8); --drop t0,t1,t2,t3,t4,t5,t6,t7,t8 leaves these columns out, --one-hot is for those of categories',
  ],
  [
    "a comma in a column's name",
    '"d,e",x,y\na,1,2\nb,3,4\n',
    `row 2, column "d,e": must be a number, is "a"; --drop '"d,e"' leaves the column out, --one-hot '"d,e"' makes one of each of its values`,
  ],
  [
    "names that a shell would change",
    'it\'s "5" $,x,y\na,1,2\nb,3,4\n',
    `row 2, column "it's \\"5\\" $": must be a number, is "a"; --drop '"it'\\''s ""5"" $"' leaves the column out, --one-hot '"it'\\''s ""5"" $"' makes one of each of its values`,
  ],
  [
    "thousands that are named, a decimal comma that is not",
    'x,y\n"1 234,5",2\n7,3\n',
    'row 2, column "x": must be a number, is "1 234,5": if its comma is a decimal one, say --decimal ,',
    "--thousands",
    " ",
  ],
  [
    "thousands that are named wrongly",
    "x,y\n1 234.5,2\n7,3\n",
    'row 2, column "x": must be a number, is "1 234.5": if thousands are separated, say --thousands " "',
    "--thousands",
    "'",
  ],
  [
    "a decimal comma that is named, and points",
    "x;y\n1,234.5;2\n7;3\n",
    'row 2, column "x": must be a number, is "1,234.5": if thousands are separated, say --thousands , --decimal .',
    "--decimal",
    ",",
  ],
  [
    "a French Excel export with names",
    "Nom;Prix;y\r\nA;1\u00a0234,50;2\r\nB;99,9;3\r\n",
    'row 2, column "Nom": must be a number, is "A"; numbers are written another way in "Prix"; text stands in "Nom" (--one-hot is for categories): say --thousands " " --drop Nom',
  ],
  [
    "Excel's errors, the first of which begins a row",
    "x,z,y\n1,2,3\n#DIV/0!,4,5\n6,#REF!,7\n8,9,10\n",
    `row 3, column "x": must be a number, is "#DIV/0!", as in "z"; if that stands for a missing value, say --missing-values '#DIV/0!,#REF!' --missing drop`,
  ],
  [
    "Stata's extended missing value",
    "x,y\n1,2\n.a,3\n4,5\n6,7\n",
    'row 3, column "x": must be a number, is ".a"; if that stands for a missing value, say --missing-values .a --missing drop',
  ],
  [
    "Inf, of R",
    "x,y\n1,2\n3,Inf\n4,5\n",
    'row 3, column "y": must be a finite number, is "Inf"; if that stands for a missing value, say --missing-values Inf --missing drop',
  ],
  [
    "a column that lacks most values",
    "x,z,y\n1,,2\n3,,4\n5,1,7\n",
    'row 2, column "z": is empty; a value is missing: --drop z leaves the column out',
  ],
  [
    "columns of which every row lacks one",
    "a,b,y\n1,,2\n,3,4\n5,,6\n,7,8\n",
    'row 2, column "b": is empty; a value is missing, as in "a": say --drop a --missing drop',
  ],
  [
    "names that are there twice, and text",
    "id,x,x,name,y\n1,2,3,a,4\n2,3,4,b,9\n3,3,5,c,1\n",
    'header: has more than one column named "x"; text stands in "name" (--one-hot is for categories): say --drop x,name',
  ],
  [
    "no column of numbers but the target",
    "a,b,y\nu,v,1\nw,v,2\n",
    'row 2, column "a": must be a number, is "u", as in "b"; --one-hot a,b makes a column of each of their values',
  ],
  [
    "a delimiter that is another",
    "x|y\n1|2\n3|5\n",
    'header: has no column "y"; separated by commas, it has "x|y"; it has one separated by vertical bars: say --delimiter "|"',
    "--delimiter",
    ",",
  ],
  [
    "text beside a column that is dropped already",
    "a,b,x,y\nu,v,1,1\nw,v,2,2\n",
    'row 2, column "b": must be a number, is "v"; --drop b leaves the column out, --one-hot b makes one of each of its values',
    "--drop",
    "a",
  ],
];

test.each(helped)("%s", async (_, text, line, ...words) => {
  expect(await refusalOf(text, ...words)).toEqual({ line, again: "" });
});

const alone: readonly (readonly [of: string, text: string, line: string])[] = [
  [
    "numbers of accounts",
    "x,y\n5,2\n(5),3\n",
    'row 3, column "x": must be a number, is "(5)", in accounts a number below zero: write it with a minus sign',
  ],
  [
    "a unit",
    "x,y\n5 km,1\n7 km,2\n",
    'row 2, column "x": must be a number, is "5 km", a number with its unit: take the unit away in every row',
  ],
  [
    "a bound",
    "x,y\n0.7,1\n<0.5,2\n0.9,3\n",
    'row 3, column "x": must be a number, is "<0.5", a bound and no number: decide what stands for it',
  ],
  [
    "Brazilian money",
    "x;y\nR$ 1.234,50;2\nR$ 7,00;3\n",
    'row 2, column "x": must be a number, is "R$ 1.234,50", an amount of money: take the sign away in every row',
  ],
  [
    "footnotes",
    "x,y\n1,2\n3[1],3\n6,7\n",
    'row 3, column "x": must be a number, is "3[1]", with the mark of a footnote: take it away in every row',
  ],
  [
    "a target of text, beside other text",
    "n,x,y\nq,1,a\nq,2,b\n",
    'row 2, column "y": must be a number, is "a"; the target must be a column of numbers',
  ],
  [
    "a quote that is open further below",
    'n,x,y\nq,1,2\n"r,2,3\n',
    "row 3: a quoted cell is not closed, or something follows its closing quote; quotes within a quoted cell are doubled",
  ],
  ["JSON in lines", '{"x":1,"y":2}\n{"x":3,"y":4}\n', "top level: is JSON, and no table; save one as CSV"],
  ["HTML", "<table><tr><td>x</td></tr></table>\n", "top level: is HTML or XML, and no table; save one as CSV"],
  ["LIBSVM's form", "1 1:0.5 2:0.3\n-1 1:0.2\n", "top level: is of LIBSVM's form; save it as CSV"],
];

test.each(alone)("of %s the line says what to do in the file", async (_, text, line) => {
  expect((await refusalOf(text)).line).toBe(line);
});

test("what is not seen in a name is shown, and a name with a comma must be quoted", async () => {
  const unseen = (await refusalOf("\u200bx,y\u200b\n1,2\n3,5\n")).line;
  expect(unseen).toBe('header: has no column "y"; separated by commas, it has "\\u200bx", "y\\u200b"');
  const comma = (await refusalOf('x,"d,e",y\n1,7,2\n3,8,5\n', "--drop", "d,e")).line;
  expect(comma).toContain(`it has "x", "d,e", "y"; a name with a comma is quoted, '"d,e"'`);
});

const columnKinds = ["numbers", "text", "holes", "dates", "unknown", "empty"] as const;

test("whatever is wrong with columns and rows beside two whole ones, the options in the line lead to an answer (seed 1)", async () => {
  const table = fc.record({
    columns: fc.array(fc.constantFrom(...columnKinds), { minLength: 1, maxLength: 6 }),
    rows: fc.integer({ min: 8, max: 14 }),
    title: fc.boolean(),
    units: fc.boolean(),
    footer: fc.boolean(),
    delimiter: fc.constantFrom(",", ";", "\t"),
    name: fc.constantFrom("c", "größe ", 'a "b" ', "x,", "$v`", "it's"),
  });
  await fc.assert(
    fc.asyncProperty(table, async ({ columns, rows, title, units, footer, delimiter, name }) => {
      const quoted = (cell: string): string => (/[",;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
      const line = (cells: readonly string[]): string => cells.map(quoted).join(delimiter);
      const cell = (kind: (typeof columnKinds)[number], j: number, i: number): string =>
        ({
          numbers: String(i * j + 1),
          text: `w${(i * 7) % 3}`,
          holes: (i + j) % 4 === 0 ? "NA" : String(i),
          dates: `2024-01-${10 + i}`,
          unknown: i === 3 ? "unknown" : String(i + j),
          empty: "",
        })[kind];
      const text = [
        ...(title ? ["A report", ""] : []),
        line([...columns.map((_, j) => `${name}${j}`), "x", "y"]),
        ...(units ? [line([...columns.map(() => "m"), "kg/m^2", "s"])] : []),
        ...Array.from({ length: rows }, (_, i) =>
          line([...columns.map((kind, j) => cell(kind, j, i)), String((i * i) % 7), String((i * 3) % 5)]),
        ),
        ...(footer ? [line([...columns.map(() => ""), "Total", "9"])] : []),
        "",
      ].join("\n");
      fc.pre(title || units || footer || columns.some((kind) => kind !== "numbers"));
      const { line: said, again } = await refusalOf(text);
      expect(again, `${said}\n${text}`).toBe("");
    }),
    { seed: 1, numRuns: 60 },
  );
});
