import { factorMean } from "@sgd-basins/linalg";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ProblemFileError } from "../problemFileError.ts";
import { readQuadraticSum } from "./readQuadraticSum.ts";
import { weightedMatrices } from "./weightedMatrices.ts";

const identity = [
  [1, 0],
  [0, 1],
];

function read(json: unknown) {
  return readQuadraticSum(typeof json === "string" ? json : JSON.stringify(json), "p.json");
}

/** The message without the file, or "accepted". */
function complaint(json: unknown): string {
  try {
    read(json);
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemFileError);
    const { message, file, place, rule } = error as ProblemFileError;
    expect(message).toBe(`${file}: ${place}: ${rule}`);
    expect(message).not.toContain("\n");
    return `${place}: ${rule}`;
  }
  return "accepted";
}

function withComponents(...components: unknown[]) {
  return { kind: "quadratic-sum", components };
}

/** One component with a good r, or a good component followed by the given one. */
const withQ = (Q: unknown) => withComponents({ Q, r: [0, 0] });
const withR = (r: unknown, Q: unknown = identity) => withComponents({ Q: identity, r: [0, 0] }, { Q, r });
const withWeights = (weights: unknown) => ({ ...withR([0, 0]), weights });

const gaussNewton = "; where a model's own Hessian curves down, its Gauss-Newton matrix J'J does not";
const sayPrecision = '; if it was computed in single precision, say so with precision "float32"';

describe("readQuadraticSum", () => {
  test("reads Hessians row by row, linear terms and weights", () => {
    const Q = [
      [2, 1],
      [1, 3],
    ];
    const problem = read({ ...withR([4, 5], Q), weights: [1, 3] });
    expect(problem.dimension).toBe(2);
    expect(problem.hessians.map((q) => [...q])).toEqual([
      [1, 0, 0, 1],
      [2, 1, 1, 3],
    ]);
    expect(problem.linearTerms.map((r) => [...r])).toEqual([
      [0, 0],
      [4, 5],
    ]);
    expect([...problem.weights]).toEqual([0.25, 0.75]);
  });

  test("weights default to 1/N, and equal weights of any size mean the same", () => {
    const three = [identity, identity, identity].map((Q) => ({ Q, r: [0, 0] }));
    expect([...read(withComponents(...three)).weights]).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect([...read({ ...withComponents(...three), weights: [7, 7, 7] }).weights]).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });

  test.each([
    ["", "top level: not JSON (Unexpected end of JSON input)"],
    ['{"kind":"quadratic-sum",\n"components":[{"Q":[[NaN]],"r":[0]}]}', "line 2: not JSON: NaN is not a JSON number"],
    [
      '{"kind":"quadratic-sum","components":[{"Q":[[-Infinity]],"r":[0]}]}',
      "line 1: not JSON: -Infinity is not a JSON number",
    ],
    [
      '{"kind":"quadratic-sum","components":[{"Q":[[1e999]],"r":[0]}]}',
      "components[0].Q[0][0]: must be a finite number",
    ],
    ["[]", 'top level: must be an object with "kind" and "components"'],
    ["null", 'top level: must be an object with "kind" and "components"'],
    ["{}", "kind: is missing"],
  ])("names the place in the text %j", (text, expected) => {
    expect(complaint(text)).toBe(expected);
  });

  test("a syntax error that mentions NaN in a string only is not blamed on NaN", () => {
    expect(complaint('{"NaN": }')).toMatch(/^top level: not JSON \(/);
  });

  test.each([
    [{ kind: "linear" }, 'kind: must be "quadratic-sum"'],
    [{ kind: "quadratic-sum" }, "components: is missing"],
    [withComponents(), "components: must not be empty"],
    [{ ...withQ(identity), wieghts: [1] }, 'top level: unknown key "wieghts"'],
    [withComponents({ Q: identity, r: [0, 0], q: 1 }), 'components[0]: unknown key "q"'],
    [withComponents({ Q: identity }), "components[0].r: is missing"],
    [withComponents(identity), 'components[0]: must be an object with "Q" and "r"'],
    [withComponents({ Q: [], r: [] }), "components[0].r: must not be empty"],
    [withQ("identity"), "components[0].Q: must be a list of rows, each a list of numbers"],
    [withQ([1, 2]), "components[0].Q[0]: must be a list of numbers"],
    [
      withQ([
        [1, null],
        [0, 1],
      ]),
      "components[0].Q[0][1]: must be a finite number",
    ],
    [withR([0, "1"]), "components[1].r[1]: must be a finite number"],
  ])("a file of another shape is refused with the place: %j", (json, expected) => {
    expect(complaint(json)).toBe(expected);
  });

  test.each([
    [withQ([[1, 0], [0]]), "components[0].Q[1]: has 1 entries instead of 2"],
    [
      withQ([
        [1, 0, 0],
        [0, 1, 0],
      ]),
      "components[0].Q[0]: has 3 entries instead of 2",
    ],
    [withQ([[1, 0]]), "components[0].Q: has 1 rows, but r has length 2"],
    [withR([0, 0, 0]), "components[1].r: has length 3, but components[0].r has length 2"],
    [
      withQ([
        [1, 2],
        [3, 9],
      ]),
      "components[0].Q[1][0]: Q must be symmetric, but 3 here meets 2 at [0][1]",
    ],
    [
      withQ([
        [0, 0],
        [0, 0],
      ]),
      "components: at least one Q must differ from zero",
    ],
  ])("a matrix of another shape is refused with the place: %j", (json, expected) => {
    expect(complaint(json)).toBe(expected);
  });

  test.each([
    [
      [
        [-1, 0],
        [0, 1],
      ],
      0,
      `its smallest eigenvalue is -1, 1 of the largest one, 1${gaussNewton}`,
    ],
    [
      [
        [1, 2],
        [2, 1],
      ],
      1,
      `its smallest eigenvalue is -1, 0.333 of the largest one, 3${gaussNewton}`,
    ],
    [
      [
        [0, 1],
        [1, 0],
      ],
      0,
      `its smallest eigenvalue is -1, 1 of the largest one, 1${gaussNewton}`,
    ],
    [
      [
        [1, 1],
        [1, 1 - 1e-9],
      ],
      1,
      `its smallest eigenvalue is -5e-10, 2.5e-10 of the largest one, 2${sayPrecision}`,
    ],
    // Beside 10²⁰ doubles do not tell −½ from 0.
    [
      [
        [1e20, 0, 0],
        [0, 1, 1.5],
        [0, 1.5, 1],
      ],
      2,
      `scaled to a diagonal of ones, its smallest eigenvalue is -0.5${gaussNewton}`,
    ],
    [
      [
        [1e30, 0, 0],
        [0, 0, 1],
        [0, 1, 0],
      ],
      1,
      `entry [1][1] is 0, and its row is not zero${gaussNewton}`,
    ],
  ])("Q = %j is not positive semi-definite, and it is said why", (Q, row, why) => {
    expect(complaint(withComponents({ Q, r: Q.map(() => 0) }))).toBe(
      `components[0].Q[${row}]: Q must be positive semi-definite, else the component is unbounded below: ${why}`,
    );
  });

  test("r outside the image of Q is refused, inside it is read", () => {
    const Q = [
      [1, 1],
      [1, 1],
    ];
    expect(complaint(withR([3, 3], Q))).toBe("accepted");
    expect(complaint(withR([3, 4], Q))).toBe(
      "components[1].r[1]: r must lie in the image of Q, else the component is unbounded below",
    );
    expect(
      complaint(
        withR(
          [0, 1e-300],
          [
            [1, 0],
            [0, 0],
          ],
        ),
      ),
    ).toMatch(/^components\[1\]\.r\[1\]/);
  });

  test.each([
    [[1], "weights: has length 1, but there are 2 components"],
    [[1, 0], "weights[1]: must be positive, is 0"],
    [[-0.5, 1.5], "weights[0]: must be positive, is -0.5"],
    [[1, "1"], "weights[1]: must be a finite number"],
    [[5e-324, 1e300], "weights[0]: is lost to rounding when the weights are divided by their sum"],
  ])("weights %j are refused", (weights, expected) => {
    expect(complaint(withWeights(weights))).toBe(expected);
  });

  test("what is small beside another coordinate's is judged by its own size", () => {
    const withQ = (...Qs: number[][][]) => withComponents(...Qs.map((Q) => ({ Q, r: Q.map(() => 0) })));
    const steep = (rest: number) => [
      [1e12, 0],
      [0, rest],
    ];
    expect(complaint(withQ(steep(-1), steep(5)))).toContain("components[0].Q[1]: Q must be positive semi-definite");
    expect(complaint(withQ(steep(1e-9), steep(5)))).toBe("accepted");
    const swapped = [
      [1e12, 0, 0],
      [0, 0, 1],
      [0, 1, 0],
    ];
    expect(complaint(withQ(swapped))).toContain("Q must be positive semi-definite");
    expect(
      complaint(
        withQ([
          [1e12, 0.5],
          [0, 1],
        ]),
      ),
    ).toContain("Q must be symmetric");
    const flat = {
      Q: [
        [1, 0],
        [0, 0],
      ],
      r: [0, 1],
    };
    const round = {
      Q: [
        [1, 0],
        [0, 1],
      ],
      r: [0, 1e9],
    };
    expect(complaint(withComponents(flat, round))).toContain("components[0].r[1]: r must lie in the image of Q");
  });

  describe("numbers that were rounded to single precision", () => {
    const { fround } = Math;
    const x = [0.1, 0.7, -0.3].map(fround);
    // xx' and Qx, each product rounded.
    const Q = x.map((a) => x.map((b) => fround(a * b)));
    const r = Q.map((row) => fround(row.reduce((sum, entry, b) => fround(sum + fround(entry * x[b])), 0)));

    test("are semi-definite to that, and what it left is taken away", () => {
      const { hessians, linearTerms, rounded } = read(withComponents({ Q, r }));
      expect(rounded?.matrices).toBe(1);
      expect(rounded?.share).toBeLessThan(3 * 2 ** -24);
      const [[q = new Float64Array()], [s = new Float64Array()]] = [hessians, linearTerms];
      // Of rank one, to double precision, and near what was given; so is r.
      const [a, b, c, d] = [0, 1, 2, 4].map((e) => q[e] ?? 0);
      expect(Math.abs(a * d - b * b)).toBeLessThanOrEqual(4 * Number.EPSILON * b * b);
      expect(Math.abs(b * c - a * (q[5] ?? 0))).toBeLessThanOrEqual(4 * Number.EPSILON * Math.abs(b * c));
      q.forEach((entry, e) => {
        expect(Math.abs(entry - Q.flat()[e])).toBeLessThanOrEqual(2 ** -22 * Math.abs(entry));
      });
      expect(Math.abs(s[0] * b - s[1] * a)).toBeLessThanOrEqual(4 * Number.EPSILON * Math.abs(s[0] * b));
      expect(complaint({ ...withComponents({ Q, r }), precision: "float64" })).toContain(sayPrecision);
    });

    test("are taken for such where they look like it, or say so", () => {
      const printed = Q.map((row) => row.map((entry) => Number(entry.toPrecision(8))));
      expect(complaint(withComponents({ Q: printed, r }))).toContain(sayPrecision);
      expect(complaint({ ...withComponents({ Q: printed, r }), precision: "float32" })).toBe("accepted");
      const asymmetric = [
        [1, 0.1],
        [0.1 + 1e-9, 1],
      ];
      expect(complaint(withQ(asymmetric))).toContain(`Q must be symmetric, but 0.100000001 here`);
      expect(complaint(withQ(asymmetric))).toContain(sayPrecision);
      expect(complaint({ ...withQ(asymmetric), precision: "float32" })).toBe("accepted");
      expect(complaint({ ...withQ(identity), precision: "half" })).toBe('precision: must be "float64" or "float32"');
    });

    test("change no bit of what double precision takes", () => {
      for (const of of [
        identity,
        [
          [3, 1],
          [1, 2],
        ],
        [
          [1, 1],
          [1, 1],
        ],
      ]) {
        const plain = read(withQ(of));
        expect(plain.rounded).toBe(undefined);
        expect(read({ ...withQ(of), precision: "float32" })).toEqual({ ...plain, rounded: { matrices: 0, share: 0 } });
      }
    });

    test("that curve down by more are refused", () => {
      const Q = [
        [1, 1],
        [1, fround(1 - 1e-4)],
      ];
      expect(complaint(withQ(Q))).toContain(
        `its smallest eigenvalue is -0.00005, 0.000025 of the largest one, 2; that is 0.0001 of the diagonal, of which rounding to single precision may leave 0.00000763${gaussNewton}`,
      );
    });

    test("are J'J's in any units of the coordinates, with the rank of J", () => {
      const [count, size] = [20, 60];
      let state = 12345;
      const next = (): number => {
        state = (state * 48271) % 2147483647;
        return state / 2147483647 - 0.5;
      };
      for (let draw = 0; draw < 12; draw++) {
        const rows = Array.from({ length: count }, () =>
          Float32Array.from({ length: size }, (_, j) => next() * 10 ** ((4 * j) / (size - 1))),
        );
        const entry = (a: number, b: number): number =>
          rows.reduce((sum, row) => fround(sum + fround((row[a] ?? 0) * (row[b] ?? 0))), 0);
        const Q = Array.from({ length: size }, (_, a) => Array.from({ length: size }, (_, b) => entry(a, b)));
        const parameters = read(withComponents({ Q, r: Q.map(() => 0) }));
        expect(factorMean(weightedMatrices(parameters).data).rank).toBe(count);
      }
    });
  });

  test("weights whose sum is no double are divided by it all the same", () => {
    const components = [1, 2].map((q) => ({ Q: [[q]], r: [0] }));
    const text = JSON.stringify({ kind: "quadratic-sum", weights: [1e308, 1e308], components });
    expect([...readQuadraticSum(text, "p.json").weights]).toEqual([0.5, 0.5]);
  });

  test("asymmetry within rounding is replaced by the mean", () => {
    const entry = 1 + Number.EPSILON * 4;
    const { hessians } = read(
      withQ([
        [2, 1],
        [entry, 2],
      ]),
    );
    expect([...hessians[0]]).toEqual([2, 1 + 2 * Number.EPSILON, 1 + 2 * Number.EPSILON, 2]);
  });

  test("every Q = XX' with r = Qβ is accepted, whatever its rank and scale", () => {
    // Small integers: exact, and no pivot is close to the tolerance.
    const entry = fc.integer({ min: -3, max: 3 });
    const instance = fc.integer({ min: 1, max: 6 }).chain((d) =>
      fc.record({
        factors: fc.array(fc.array(entry, { minLength: d, maxLength: d }), { minLength: 1, maxLength: d + 1 }),
        point: fc.array(entry, { minLength: d, maxLength: d }),
        scale: fc.constantFrom(1e-60, 1, 3e50),
      }),
    );
    fc.assert(
      fc.property(instance, ({ factors, point, scale }) => {
        const dot = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * y[i], 0);
        const Q = point.map((_, a) =>
          point.map(
            (_, b) =>
              scale *
              dot(
                factors.map((x) => x[a]),
                factors.map((x) => x[b]),
              ),
          ),
        );
        fc.pre(Q.some((row) => row.some((value) => value !== 0)));
        const unit = point.map((_, a) => point.map((_, b) => (a === b ? scale : 0)));
        const components = [unit, Q].map((Q) => ({ Q, r: Q.map((row) => dot(row, point)) }));
        expect(complaint(withComponents(...components))).toBe("accepted");
      }),
      { seed: 1 },
    );
  });

  test("Q with a clearly negative eigenvalue is never accepted", () => {
    const entry = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 4, maxLength: 4 }), (x) => {
        const length = x.reduce((sum, value) => sum + value * value, 0);
        fc.pre(length > 1e-3);
        // I − 1.01 xx'/x'x has the eigenvalue −0.01.
        const Q = x.map((a, i) => x.map((b, j) => (i === j ? 1 : 0) - (1.01 * a * b) / length));
        expect(complaint(withComponents({ Q, r: [0, 0, 0, 0] }))).toContain("Q must be positive semi-definite");
      }),
      { seed: 1 },
    );
  });
});
