/** Hostile versions of a good text: damaged bytes, wrong encodings, and JSON that is what no reader expects. */

/** Numbers below 2³² by a linear congruence; the upper bits are used. Inputs are reproducible from the seed. */
export interface Dice {
  /** A whole number from 0 to below − 1. */
  readonly roll: (below: number) => number;
  readonly pick: <T>(of: readonly T[]) => T;
}

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  return { roll, pick: (of) => of[roll(of.length)] as (typeof of)[number] };
}

/** Texts that stand for values no reader expects. */
const values = [
  "1e999",
  "-1e999",
  "NaN",
  "-0",
  "1e-400",
  "9007199254740993",
  "123456789012345678901234567890",
  "0x10",
  "null",
  "true",
  "{}",
  "[]",
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '"../../../../etc/passwd"',
  '"paper/../../x.json"',
  '"/dev/zero"',
  '"C:\\\\x"',
  '"table-1\\nbasins: forged line"',
  '"\\u2028"',
  `"${"x".repeat(5000)}"`,
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"toString":1,"hasOwnProperty":1,"length":-1}',
  "[".repeat(5000) + "]".repeat(5000),
  `${'{"a":'.repeat(3000)}1${"}".repeat(3000)}`,
  `[${"0,".repeat(20000)}0]`,
] as const;

/** Keys that reach what is not the object's own. */
const keys = ["__proto__", "constructor", "prototype", "toString", "valueOf", "then", "length", "", "id\n"] as const;

type Mutation = (text: string, dice: Dice) => string | Uint8Array;

const cut: Mutation = (text, { roll }) => text.slice(0, roll(text.length + 1));

const flipByte: Mutation = (text, { roll }) => {
  const bytes = Buffer.from(text);
  for (let i = 1 + roll(3); i > 0 && bytes.length > 0; i--) bytes[roll(bytes.length)]! ^= 1 << roll(8);
  return bytes;
};

const insertBytes: Mutation = (text, { roll }) => {
  const bytes = Buffer.from(text);
  const at = roll(bytes.length + 1);
  const noise = Uint8Array.from({ length: 1 + roll(16) }, () => roll(256));
  return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
};

const repeatPart: Mutation = (text, { roll }) => {
  const [from, length] = [roll(text.length), roll(200)];
  return text.slice(0, from + length) + text.slice(from);
};

/** Replaces one JSON scalar. */
const replaceValue: Mutation = (text, { roll, pick }) => {
  const found = [...text.matchAll(/(?<=[:[,\s])(-?\d[\d.eE+-]*|"(?:[^"\\]|\\.)*"|null|true|false)(?=\s*[,\]}])/g)];
  if (found.length === 0) return pick(values);
  const at = found[roll(found.length)]!;
  return text.slice(0, at.index) + pick(values) + text.slice(at.index + at[0].length);
};

/** Renames one JSON key, or puts another beside it. */
const replaceKey: Mutation = (text, { roll, pick }) => {
  const found = [...text.matchAll(/"[^"\\]*"\s*:/g)];
  if (found.length === 0) return pick(values);
  const at = found[roll(found.length)]!;
  const key = `${JSON.stringify(pick(keys))}:`;
  const put = roll(2) === 0 ? key : `${key}${pick(values)},${at[0]}`;
  return text.slice(0, at.index) + put + text.slice(at.index + at[0].length);
};

const encodeOtherwise: Mutation = (text, { pick }) =>
  pick([
    () => Buffer.from(text, "utf16le"),
    () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]),
    () => Buffer.from(`\uFEFF${text}`),
    () => Buffer.from(text.replaceAll("e", "é"), "latin1"),
    () => Buffer.concat([Buffer.from(text), Buffer.from([0xc3])]),
    () => Buffer.from(text.replaceAll(",", "\0")),
    () => Buffer.from(text.replaceAll("\n", "\r\n").replaceAll(",", ";")),
    () => Buffer.alloc(4096),
  ])();

const replaceAll: Mutation = (_, { pick }) => pick(values);

const mutations: readonly Mutation[] = [
  cut,
  flipByte,
  insertBytes,
  repeatPart,
  replaceValue,
  replaceValue,
  replaceKey,
  encodeOtherwise,
  replaceAll,
];

/** One to three mutations of a text. */
export function mutate(text: string, source: Dice): Uint8Array {
  let bytes: Uint8Array = Buffer.from(text);
  for (let i = 1 + source.roll(3); i > 0; i--) {
    const result = source.pick(mutations)(Buffer.from(bytes).toString("utf8"), source);
    bytes = typeof result === "string" ? Buffer.from(result) : result;
  }
  return bytes;
}
