import { addMultiple, eigenvaluesSymmetric, entryOf, moderated, over } from "@sgd-basins/linalg";
import type { Refuse } from "../problemFileError.ts";
import { type Rounding, roundings, sayPrecision } from "./rounding.ts";

/**
 * Checks that ½ θ'Qθ + r'θ has a minimum: eliminates with the largest diagonal entry as pivot, of numbers that were rounded to single
 * precision the largest share of one, until the pivots are zero, and then neither Q nor r may have anything left but rounding, of which r may have a share of `reach` besides its own. Higham,
 * "Analysis of the Cholesky decomposition of a semi-definite matrix" (1990).
 *
 * @param hessian - Q; where rounding is removed, what is left becomes zero, in place, and of `linearTerm` as well
 * @param reach - Q's largest entry times that of β, as far as it is known
 * @returns the largest share of √(Q_aa Q_bb) that was taken from an entry
 */
export function checkBoundedBelow(
  hessian: Float64Array,
  linearTerm: Float64Array,
  rounding: Rounding,
  reach: number,
  place: string,
  refuse: Refuse,
): number {
  const d = linearTerm.length;
  const { entries, unit } = moderated(hessian);
  const q = { hi: entries.slice(), lo: new Float64Array(d * d) };
  const r = { hi: linearTerm.slice(), lo: new Float64Array(d) };
  const open = Array.from({ length: d }, (_, a) => a);
  const at = (a: number, b: number): number => q.hi[a * d + b];
  const size = (a: number): number => Math.abs(entries[a * d + a]);
  // Rounding is a share of a row's own diagonal entry. Rows of which the largest share is left come first, so that coordinates in
  // other units change nothing, and combinations of rows do not weigh much more than the rows.
  const weight = (a: number): number => (rounding.removes ? at(a, a) / size(a) : at(a, a));
  // What an entry of r is a difference of.
  const parts = linearTerm.map(Math.abs);
  for (;;) {
    const negative = open.find((a) => at(a, a) < -rounding.pivot * size(a) || entries[a * d + a] < 0);
    if (negative !== undefined) notSemiDefinite(negative, -at(negative, negative) / size(negative));
    const left = open.filter((a) => at(a, a) > rounding.zero(d) * size(a));
    if (left.length === 0) break;
    const pivot = left.reduce((best, a) => (weight(a) > weight(best) ? a : best));
    open.splice(open.indexOf(pivot), 1);
    for (const a of open) {
      const [hi, lo] = over(entryOf(q, a * d + pivot), entryOf(q, pivot * d + pivot));
      addMultiple(d, [-hi, -lo], q, pivot * d, q, a * d);
      parts[a] += Math.abs(hi * r.hi[pivot]);
      addMultiple(1, [-hi, -lo], r, pivot, r, a);
    }
  }
  let most = 0;
  for (const a of open) {
    for (const b of open) {
      if (at(a, b) === 0) continue;
      const share = Math.abs(at(a, b)) / (Math.sqrt(size(a)) * Math.sqrt(size(b)));
      if (!(share <= rounding.pivot)) notSemiDefinite(a, share);
      most = Math.max(most, share);
    }
  }
  const outside = open.find((a) => Math.abs(r.hi[a]) > Math.max(rounding.image * parts[a], rounding.noEntry * reach));
  if (outside !== undefined) {
    const { image, noEntry } = roundings.float32;
    const isNear = Math.abs(r.hi[outside]) <= Math.max(image * parts[outside], noEntry * reach);
    const rule = "r must lie in the image of Q, else the component is unbounded below";
    refuse(`${place}.r[${outside}]`, `${rule}${sayPrecision(isNear)}`);
  }
  if (!rounding.removes) return 0;
  for (const a of open) {
    linearTerm[a] -= r.hi[a];
    for (const b of open) {
      if (b > a) continue;
      const kept = (entries[a * d + b] - at(a, b)) * unit;
      hessian[a * d + b] = kept;
      hessian[b * d + a] = kept;
    }
  }
  return most;

  function notSemiDefinite(row: number, share: number): never {
    const isNear = share <= roundings.float32.pivot && entries[row * d + row] > 0;
    const beyond = `; that is ${digits(share)} of the diagonal, of which rounding to single precision may leave ${digits(rounding.pivot)}`;
    const wayOut =
      isNear && !rounding.removes
        ? sayPrecision(true)
        : `${rounding.removes && share < SMALL ? beyond : ""}${GAUSS_NEWTON}`;
    const rule = "Q must be positive semi-definite, else the component is unbounded below";
    return refuse(`${place}.Q[${row}]`, `${rule}: ${whyNot(d, entries, unit, row)}${wayOut}`);
  }
}

/** Shares that one may take for rounding. */
const SMALL = 0.01;
const GAUSS_NEWTON = "; where a model's own Hessian curves down, its Gauss-Newton matrix J'J does not";

/** The eigenvalue that is negative; of Q scaled to a diagonal of ones where beside the largest one it is lost to rounding. */
function whyNot(d: number, entries: Float64Array, unit: number, row: number): string {
  const { smallest, largest } = extremes(d, entries);
  if (smallest < -d * Number.EPSILON * Math.abs(largest)) {
    const share = largest > 0 ? `, ${digits(-smallest / largest)} of the largest one, ${digits(largest * unit)}` : "";
    return `its smallest eigenvalue is ${digits(smallest * unit)}${share}`;
  }
  const diagonal = Array.from({ length: d }, (_, a) => entries[a * d + a]);
  if (!diagonal.every((entry) => entry > 0)) {
    const entry = entries[row * d + row];
    return `entry [${row}][${row}] is ${digits(entry * unit)}${entry === 0 ? ", and its row is not zero" : ""}`;
  }
  const scaled = entries.map((entry, e) => {
    return entry / Math.sqrt(diagonal[Math.floor(e / d)]) / Math.sqrt(diagonal[e % d]);
  });
  return `scaled to a diagonal of ones, its smallest eigenvalue is ${digits(extremes(d, scaled).smallest)}`;
}

function extremes(d: number, symmetric: Float64Array): { readonly smallest: number; readonly largest: number } {
  const values = eigenvaluesSymmetric(d, symmetric);
  return { smallest: values[d - 1], largest: values[0] };
}

const digits = (value: number): string => String(Number(value.toPrecision(3)));
