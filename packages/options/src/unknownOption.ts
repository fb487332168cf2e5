import { didYouMean } from "./nearestName.ts";
import { shown } from "./shown.ts";

/** A row for every option that a function has. */
export type Table<Options, Row = unknown> = { readonly [Key in keyof Required<Options> & string]: Row };

/** Where options break which rule. */
interface Unknown {
  readonly place: string;
  readonly rule: string;
}

/** What keeps options, inherited ones too, from being those of a table; null if nothing does. */
export function unknownOption(options: unknown, table: object): Unknown | null {
  // A list, a map or a date has other things in it than options.
  if (Object.prototype.toString.call(options) !== "[object Object]") {
    return { place: "options", rule: `must be an object, is ${shown(options)}` };
  }
  const known = Object.keys(table);
  for (const key in Object(options)) {
    if (known.includes(key)) continue;
    const rule = `is no option${didYouMean(key, known)}; there ${known.length === 1 ? "is" : "are"} ${known.join(", ")}`;
    return { place: JSON.stringify(key), rule };
  }
  return null;
}

/** @throws TypeError if settings are none of `name`'s */
export function checkSettings<Settings extends object>(settings: Settings, table: Table<Settings>, name: string): void {
  const unknown = unknownOption(settings, table);
  if (unknown !== null) throw new TypeError(`${name}: ${unknown.place}: ${unknown.rule}`);
}
