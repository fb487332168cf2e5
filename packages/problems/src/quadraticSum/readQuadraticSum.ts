import { largestEntry } from "@sgd-basins/linalg";
import { ProblemFileError, type Refuse } from "../problemFileError.ts";
import { checkedWeights } from "../weights.ts";
import { checkBoundedBelow } from "./checkBoundedBelow.ts";
import type { QuadraticSumParameters } from "./parameters.ts";
import { isSingle, type Precision, precisions, type Rounding, roundings, sayPrecision } from "./rounding.ts";

/**
 * Reads a quadratic-sum file, Σ pᵢ (½ β'Qᵢβ + rᵢ'β):
 * `{"kind": "quadratic-sum", "precision": "float32"?, "weights": [p…]?, "components": [{"Q": [[…]…], "r": [r…]}…]}`.
 *
 * Weights may be any positive numbers; they are divided by their sum. Without weights every component has weight 1/N.
 * Each Qᵢ must be symmetric (to 1e-12 of √(Q_aa Q_bb)) and positive semi-definite, and each rᵢ must lie in the image
 * of Qᵢ: else the component is unbounded below (Patel 2017, Problem 2 and Lemma 5). Both are judged by an elimination
 * with diagonal pivoting in twice the precision: a pivot is zero if a few units in the last place are all that is left of
 * its diagonal entry, and may be negative by 1e-11 of it.
 *
 * Of numbers that were rounded to single precision all this holds to 2⁻¹⁷, 7.6e-6; what such rounding left is taken away, so that
 * what is read is semi-definite to double precision. Numbers are taken for such if `precision` says so, or if it does not say
 * anything, every entry of every Q is a number of single precision, and they are not semi-definite otherwise.
 *
 * @param text - the file's content
 * @param file - its path, for messages
 * @throws ProblemFileError naming the file, the place in it and the rule it breaks
 */
export function readQuadraticSum(text: string, file: string): QuadraticSumParameters {
  const refuse = (place: string, rule: string): never => {
    throw new ProblemFileError(file, place, rule);
  };
  return quadraticSumOf(contentOf(parse(text, refuse), refuse), refuse);
}

/** What a file holds, or somebody gives. */
interface Content {
  /** What the numbers were rounded to; found if it is not said. */
  readonly precision?: Precision | undefined;
  readonly weights?: readonly number[] | undefined;
  readonly components: readonly { readonly Q: readonly (readonly number[])[]; readonly r: readonly number[] }[];
}

/** Finite numbers as a quadratic sum, checked as {@link readQuadraticSum} says. */
export function quadraticSumOf(content: Content, refuse: Refuse): QuadraticSumParameters {
  const { precision = "float64", components } = content;
  const mayBeSingle =
    content.precision === undefined && components.every(({ Q }) => Q.every((row) => row.every(isSingle)));
  if (!mayBeSingle) return sumOf(content, roundings[precision], refuse);
  try {
    return sumOf(content, roundings.float64, (place, rule) => {
      if (!place.includes(".Q")) refuse(place, rule);
      throw new NotInDoubles(rule);
    });
  } catch (error) {
    if (!(error instanceof NotInDoubles)) throw error;
    return sumOf(content, roundings.float32, refuse);
  }
}

/** Ends a reading that is to begin again; nobody else sees it. */
class NotInDoubles extends Error {}

function sumOf({ weights, components }: Content, rounding: Rounding, refuse: Refuse): QuadraticSumParameters {
  if (components.length === 0) refuse("components", "must not be empty");
  const dimension = components[0].r.length;
  if (dimension === 0) refuse("components[0].r", "must not be empty");
  const hessians: Float64Array[] = [];
  const linearTerms: Float64Array[] = [];
  for (const [i, { Q, r }] of components.entries()) {
    const place = `components[${i}]`;
    if (r.length !== dimension) {
      refuse(`${place}.r`, `has length ${r.length}, but components[0].r has length ${dimension}`);
    }
    const hessian = squareMatrix(Q, dimension, rounding, `${place}.Q`, refuse);
    const linearTerm = Float64Array.from(r);
    hessians.push(hessian);
    linearTerms.push(linearTerm);
  }
  const sizes = hessians.map(largestEntry);
  const point = linearTerms.reduce((most, r, i) => Math.max(most, sizes[i] > 0 ? largestEntry(r) / sizes[i] : 0), 0);
  const taken = hessians.map((hessian, i) =>
    checkBoundedBelow(hessian, linearTerms[i], rounding, sizes[i] * point, `components[${i}]`, refuse),
  );
  if (hessians.every((hessian) => hessian.every((entry) => entry === 0))) {
    refuse("components", "at least one Q must differ from zero");
  }
  const rounded = { matrices: taken.filter((share) => share > 0).length, share: Math.max(...taken) };
  return {
    dimension,
    weights: checkedWeights(weights, components.length, refuse),
    hessians,
    linearTerms,
    ...(rounding.removes ? { rounded } : {}),
  };
}

function parse(text: string, refuse: Refuse): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const literal = /(?<![\w"])-?(?:NaN|Infinity)\b/.exec(text);
    if (literal !== null) {
      const line = text.slice(0, literal.index).split("\n").length;
      return refuse(`line ${line}`, `not JSON: ${literal[0]} is not a JSON number`);
    }
    return refuse("top level", `not JSON (${(error as Error).message.replaceAll(/\s+/g, " ")})`);
  }
}

function contentOf(json: unknown, refuse: Refuse): Content {
  const file = objectOf(
    json,
    "",
    ["kind", "precision", "weights", "components"],
    'an object with "kind" and "components"',
  );
  if (file.of("kind") !== "quadratic-sum") file.refuse("kind", 'must be "quadratic-sum"');
  const precision = file.has("precision") ? file.of("precision") : undefined;
  const known = precisions.find((one) => one === precision);
  if (known === undefined && precision !== undefined) {
    file.refuse("precision", `must be ${precisions.map((one) => JSON.stringify(one)).join(" or ")}`);
  }
  const weights = file.has("weights") ? numbersOf(file.of("weights"), "weights") : undefined;
  const components = listOf(file.of("components"), "components", 'objects with "Q" and "r"', (entry, place) => {
    const component = objectOf(entry, place, ["Q", "r"], 'an object with "Q" and "r"');
    const Q = listOf(component.of("Q"), `${place}.Q`, "rows, each a list of numbers", numbersOf);
    const r = numbersOf(component.of("r"), `${place}.r`);
    component.close();
    return { Q, r };
  });
  file.close();
  return { precision: known, weights, components };

  function objectOf(value: unknown, at: string, keys: readonly string[], what: string) {
    const place = at === "" ? "top level" : at;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse(place, `must be ${what}`);
    const fields = new Map<string, unknown>(Object.entries(value));
    const placeOf = (key: string): string => (at === "" ? key : `${at}.${key}`);
    return {
      has: (key: string): boolean => fields.has(key),
      of: (key: string): unknown => (fields.has(key) ? fields.get(key) : refuse(placeOf(key), "is missing")),
      refuse: (key: string, rule: string): never => refuse(placeOf(key), rule),
      /** Nothing may stand beside the keys. */
      close(): void {
        const unknown = [...fields.keys()].find((key) => !keys.includes(key));
        if (unknown !== undefined) refuse(place, `unknown key ${JSON.stringify(unknown)}`);
      },
    };
  }

  function listOf<T>(value: unknown, place: string, of: string, read: (entry: unknown, place: string) => T): T[] {
    if (!Array.isArray(value)) return refuse(place, `must be a list of ${of}`);
    return value.map((entry: unknown, i) => read(entry, `${place}[${i}]`));
  }

  function numbersOf(value: unknown, place: string): number[] {
    return listOf(value, place, "numbers", (entry, at) =>
      typeof entry === "number" && Number.isFinite(entry) ? entry : refuse(at, "must be a finite number"),
    );
  }
}

/** Flattens Q after checking that it is d×d and symmetric. */
function squareMatrix(
  rows: readonly (readonly number[])[],
  dimension: number,
  { symmetry }: Rounding,
  place: string,
  refuse: Refuse,
): Float64Array {
  if (rows.length !== dimension) refuse(place, `has ${rows.length} rows, but r has length ${dimension}`);
  const q = new Float64Array(dimension * dimension);
  for (const [a, row] of rows.entries()) {
    if (row.length !== dimension) refuse(`${place}[${a}]`, `has ${row.length} entries instead of ${dimension}`);
    for (const [b, entry] of row.entries()) {
      q[a * dimension + b] = entry;
    }
  }
  for (let a = 0; a < dimension; a++) {
    for (let b = 0; b < a; b++) {
      const lower = q[a * dimension + b];
      const upper = q[b * dimension + a];
      const size = Math.sqrt(Math.abs(q[a * dimension + a])) * Math.sqrt(Math.abs(q[b * dimension + b]));
      const reach = Math.max(size, Math.abs(lower), Math.abs(upper));
      const apart = Math.abs(upper - lower);
      if (apart > symmetry * reach) {
        const rule = `Q must be symmetric, but ${lower} here meets ${upper} at [${b}][${a}]`;
        refuse(`${place}[${a}][${b}]`, `${rule}${sayPrecision(apart <= roundings.float32.symmetry * reach)}`);
      }
      const mean = lower === upper ? lower : lower + (upper - lower) / 2;
      q[a * dimension + b] = mean;
      q[b * dimension + a] = mean;
    }
  }
  return q;
}
