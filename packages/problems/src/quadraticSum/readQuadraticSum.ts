import { addMultiple, entryOf, LAST_PLACES, largestEntry, moderated, moderateUnit, over } from "@sgd-basins/linalg";
import { z } from "zod";
import { ProblemFileError } from "../problemFileError.ts";
import { normalizeWeights, uniformWeights } from "../weights.ts";
import type { QuadraticSumParameters } from "./parameters.ts";

/** Largest |Q_ab − Q_ba|, relative to √(Q_aa Q_bb), that counts as rounding; Q is then replaced by its mean. */
const SYMMETRY_TOLERANCE = 1e-12;
/** A pivot of Q may be as negative as this share of its own diagonal entry, if Q was rounded when it was printed. */
const PIVOT_TOLERANCE = 1e-11;
/** What the image of Q may leave over of an entry of r, relative to what it is a difference of, to count as rounding. */
const IMAGE_TOLERANCE = 1e-8;
/** The same, relative to Q's largest entry times that of β, as far as Q and r of all components tell the latter. */
const NO_ENTRY = 1e-13;

const number = z.number({ error: "must be a finite number" });
const list = <T extends z.ZodType>(element: T, of: string) => z.array(element, { error: `must be a list of ${of}` });

const fileSchema = z.strictObject(
  {
    kind: z.literal("quadratic-sum", { error: 'must be "quadratic-sum"' }),
    weights: list(number, "numbers").optional(),
    components: list(
      z.strictObject(
        { Q: list(list(number, "numbers"), "rows, each a list of numbers"), r: list(number, "numbers") },
        { error: 'must be an object with "Q" and "r"' },
      ),
      'objects with "Q" and "r"',
    ),
  },
  { error: 'must be an object with "kind" and "components"' },
);

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
  const { weights, components } = parse(text, refuse);

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
  return { dimension, weights: normalise(weights, components.length, refuse), hessians, linearTerms };
}

type Refuse = (place: string, rule: string) => never;

function parse(text: string, refuse: Refuse): z.infer<typeof fileSchema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const literal = /(?<![\w"])-?(?:NaN|Infinity)\b/.exec(text);
    if (literal !== null) {
      const line = text.slice(0, literal.index).split("\n").length;
      return refuse(`line ${line}`, `not JSON: ${literal[0]} is not a JSON number`);
    }
    return refuse("top level", `not JSON (${(error as Error).message.replaceAll(/\s+/g, " ")})`);
  }
  const result = fileSchema.safeParse(json);
  if (result.success) return result.data;
  const issue = result.error.issues[0] as z.core.$ZodIssue;
  const place = describePlace(issue.path);
  if (issue.code === "unrecognized_keys") return refuse(place, `unknown key ${JSON.stringify(issue.keys[0])}`);
  return refuse(place, issue.input === undefined && isMissing(json, issue.path) ? "is missing" : issue.message);
}

function describePlace(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "top level";
  return path
    .map((step, i) => (typeof step === "number" ? `[${step}]` : `${i > 0 ? "." : ""}${String(step)}`))
    .join("");
}

/** Whether the last step of a path leads to no value. */
function isMissing(json: unknown, path: readonly PropertyKey[]): boolean {
  let value: unknown = json;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return true;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return false;
}

/** Flattens Q after checking that it is d×d and symmetric. */
function squareMatrix(rows: readonly number[][], dimension: number, place: string, refuse: Refuse): Float64Array {
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

function normalise(weights: readonly number[] | undefined, components: number, refuse: Refuse): Float64Array {
  if (weights === undefined) return uniformWeights(components);
  if (weights.length !== components) {
    refuse("weights", `has length ${weights.length}, but there are ${components} components`);
  }
  const bad = weights.findIndex((weight) => !(weight > 0));
  if (bad >= 0) refuse(`weights[${bad}]`, `must be positive, is ${weights[bad]}`);
  // Their sum may be no double.
  const unit = moderateUnit(largestEntry(weights));
  const normalised = normalizeWeights(weights.map((weight) => weight / unit));
  const lost = normalised.findIndex((weight) => !(weight > 0));
  if (lost >= 0) refuse(`weights[${lost}]`, "is lost to rounding when the weights are divided by their sum");
  return normalised;
}
