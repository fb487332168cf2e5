import { addMultiple, entryOf, LAST_PLACES, largestEntry, moderated, over } from "@sgd-basins/linalg";
import { ProblemFileError, type Refuse } from "../problemFileError.ts";
import { checkedWeights } from "../weights.ts";
import type { QuadraticSumParameters } from "./parameters.ts";

/** Largest |Q_ab − Q_ba|, relative to √(Q_aa Q_bb), that counts as rounding; Q is then replaced by its mean. */
const SYMMETRY_TOLERANCE = 1e-12;
/** A pivot of Q may be as negative as this share of its own diagonal entry, if Q was rounded when it was printed. */
const PIVOT_TOLERANCE = 1e-11;
/** What the image of Q may leave over of an entry of r, relative to what it is a difference of, to count as rounding. */
const IMAGE_TOLERANCE = 1e-8;
/** The same, relative to Q's largest entry times that of β, as far as Q and r of all components tell the latter. */
const NO_ENTRY = 1e-13;

/**
 * Reads a quadratic-sum file, Σ pᵢ (½ β'Qᵢβ + rᵢ'β):
 * `{"kind": "quadratic-sum", "weights": [p…]?, "components": [{"Q": [[…]…], "r": [r…]}…]}`.
 *
 * Weights may be any positive numbers; they are divided by their sum. Without weights every component has weight 1/N.
 * Each Qᵢ must be symmetric (to 1e-12 of √(Q_aa Q_bb)) and positive semi-definite, and each rᵢ must lie in the image
 * of Qᵢ: else the component is unbounded below (Patel 2017, Problem 2 and Lemma 5). Both are judged by an elimination
 * with diagonal pivoting in twice the precision: a pivot is zero if a few units in the last place are all that is left of
 * its diagonal entry, and may be negative by 1e-11 of it.
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
  readonly weights?: readonly number[] | undefined;
  readonly components: readonly { readonly Q: readonly (readonly number[])[]; readonly r: readonly number[] }[];
}

/** Finite numbers as a quadratic sum, checked as {@link readQuadraticSum} says. */
export function quadraticSumOf({ weights, components }: Content, refuse: Refuse): QuadraticSumParameters {
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
    const hessian = squareMatrix(Q, dimension, `${place}.Q`, refuse);
    const linearTerm = Float64Array.from(r);
    hessians.push(hessian);
    linearTerms.push(linearTerm);
  }
  const sizes = hessians.map(largestEntry);
  const point = linearTerms.reduce((most, r, i) => Math.max(most, sizes[i] > 0 ? largestEntry(r) / sizes[i] : 0), 0);
  hessians.forEach((hessian, i) => {
    checkBoundedBelow(hessian, linearTerms[i], NO_ENTRY * sizes[i] * point, `components[${i}]`, refuse);
  });
  if (hessians.every((hessian) => hessian.every((entry) => entry === 0))) {
    refuse("components", "at least one Q must differ from zero");
  }
  return { dimension, weights: checkedWeights(weights, components.length, refuse), hessians, linearTerms };
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
  const file = objectOf(json, "", ["kind", "weights", "components"], 'an object with "kind" and "components"');
  if (file.of("kind") !== "quadratic-sum") file.refuse("kind", 'must be "quadratic-sum"');
  const weights = file.has("weights") ? numbersOf(file.of("weights"), "weights") : undefined;
  const components = listOf(file.of("components"), "components", 'objects with "Q" and "r"', (entry, place) => {
    const component = objectOf(entry, place, ["Q", "r"], 'an object with "Q" and "r"');
    const Q = listOf(component.of("Q"), `${place}.Q`, "rows, each a list of numbers", numbersOf);
    const r = numbersOf(component.of("r"), `${place}.r`);
    component.close();
    return { Q, r };
  });
  file.close();
  return { weights, components };

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
      if (Math.abs(upper - lower) > SYMMETRY_TOLERANCE * Math.max(size, Math.abs(lower), Math.abs(upper))) {
        refuse(`${place}[${a}][${b}]`, `Q must be symmetric, but ${lower} here meets ${upper} at [${b}][${a}]`);
      }
      const mean = lower === upper ? lower : lower + (upper - lower) / 2;
      q[a * dimension + b] = mean;
      q[b * dimension + a] = mean;
    }
  }
  return q;
}

/**
 * Checks that ½ θ'Qθ + r'θ has a minimum: eliminates with the largest diagonal entry as pivot until the pivots are zero,
 * and then neither Q nor r may have anything left but rounding, of which r may have `rounding` besides its own. Higham, "Analysis of the Cholesky decomposition of
 * a semi-definite matrix" (1990).
 */
function checkBoundedBelow(
  hessian: Float64Array,
  linearTerm: Float64Array,
  rounding: number,
  place: string,
  refuse: Refuse,
): void {
  const d = linearTerm.length;
  const { entries } = moderated(hessian);
  const q = { hi: entries.slice(), lo: new Float64Array(d * d) };
  const r = { hi: linearTerm.slice(), lo: new Float64Array(d) };
  const open = Array.from({ length: d }, (_, a) => a);
  const at = (a: number, b: number): number => q.hi[a * d + b];
  const size = (a: number): number => Math.abs(entries[a * d + a]);
  // What an entry of r is a difference of.
  const parts = linearTerm.map(Math.abs);
  for (;;) {
    const negative = open.find((a) => at(a, a) < -PIVOT_TOLERANCE * size(a) || entries[a * d + a] < 0);
    if (negative !== undefined) notSemiDefinite(negative);
    const left = open.filter((a) => at(a, a) > d * LAST_PLACES * size(a));
    if (left.length === 0) break;
    const pivot = left.reduce((best, a) => (at(a, a) > at(best, best) ? a : best));
    open.splice(open.indexOf(pivot), 1);
    for (const a of open) {
      const [hi, lo] = over(entryOf(q, a * d + pivot), entryOf(q, pivot * d + pivot));
      addMultiple(d, [-hi, -lo], q, pivot * d, q, a * d);
      parts[a] += Math.abs(hi * r.hi[pivot]);
      addMultiple(1, [-hi, -lo], r, pivot, r, a);
    }
  }
  for (const a of open) {
    const left = (b: number): boolean => Math.abs(at(a, b)) > PIVOT_TOLERANCE * Math.sqrt(size(a)) * Math.sqrt(size(b));
    if (open.some(left)) notSemiDefinite(a);
  }

  const outside = open.find((a) => Math.abs(r.hi[a]) > Math.max(IMAGE_TOLERANCE * parts[a], rounding));
  if (outside !== undefined) {
    refuse(`${place}.r[${outside}]`, "r must lie in the image of Q, else the component is unbounded below");
  }

  function notSemiDefinite(row: number): never {
    return refuse(`${place}.Q[${row}]`, "Q must be positive semi-definite, else the component is unbounded below");
  }
}
