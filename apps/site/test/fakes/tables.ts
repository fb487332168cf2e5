import type { GeometryRow, TableCell, TableData, Verdict } from "@sgd-basins/report";
import { createUniform, round } from "./random.ts";

const explanations = ["circular-minimum", "styblinski-tang-generator"];

/** Tables 1–5 with the paper's rows and columns and made-up values. */
export function fakeTable(number: number): TableData {
  const uniform = createUniform(number);
  const circular = number <= 2;
  const rows = circular
    ? [1, 2, 3, 4].map((model) => ({ id: `model-${model}`, label: `Model ${model}` }))
    : number === 3
      ? ["flat", "sharp"].map((id) => ({ id, label: id === "flat" ? "Flat" : "Sharp" }))
      : ["1", "100", "200", "350", "500", "inf"].map((id) => ({ id, label: id === "inf" ? "∞" : id }));
  const columns = circular
    ? [
        ...["k = 1", "k = 0.99k_max", "k = 2.0k_max", "k = ∞"].map((label, i) => ({
          id: `circular-${i}`,
          group: "Circ. Minimum",
          label,
        })),
        ...["k = 1", "k = ∞"].map((label, i) => ({ id: `quadratic-${i}`, group: "Quad. Minimum", label })),
      ]
    : number === 3
      ? [1, 2, 3].map((model) => ({ id: `model-${model}`, group: null, label: `Model ${model}` }))
      : [1, 2, 3].flatMap((model) =>
          ["flat", "sharp"].map((minimizer) => ({
            id: `model-${model}-${minimizer}`,
            group: `Model ${model}`,
            label: minimizer === "flat" ? "Flat" : "Sharp",
          })),
        );
  const cells: TableCell[] = rows.flatMap((row) =>
    columns.map((column): TableCell => {
      const isCircular = column.id.startsWith("circular");
      const published = round((isCircular ? 3.5e11 : 0.02) * (0.5 + uniform()), 4);
      const undefinedHere = column.id === "circular-1" && row.id === "model-3";
      const verdict: Verdict = undefinedHere
        ? "cannot be tested"
        : isCircular
          ? "fails for a known reason"
          : uniform() < 0.1
            ? "fails"
            : "holds";
      const value = isCircular ? 5.26e10 * (1 + uniform()) : published * (0.8 + 0.4 * uniform());
      return {
        row: row.id,
        column: column.id,
        published,
        computed: [
          {
            realisation: "default",
            value: undefinedHere ? null : value,
            reason: undefinedHere ? "k_max = −0.43 is not a batch size" : null,
          },
          ...(circular ? [] : [{ realisation: "selected" as const, value: published * 1.01, reason: null }]),
        ],
        range: undefinedHere
          ? null
          : { seeds: 1000, median: value, low: value * 0.7, high: value * 1.4, percentile: round(100 * uniform(), 3) },
        verdict,
        explanation: verdict === "holds" || verdict === "fails" ? null : explanations[circular ? 0 : 1]!,
      };
    }),
  );
  return {
    kind: "table",
    rowHeading: circular ? "Model" : number === 3 ? "Minimizer" : "k",
    rows,
    columns,
    realisations: [
      { id: "default", label: "Seed 20170914", description: "Drawn from the default seed, not selected." },
      ...(circular
        ? []
        : [
            {
              id: "selected" as const,
              label: "Seeds 95451, 362691, 395554",
              description:
                "Selected from about half a million seeds because the result lands near the paper's numbers.",
            },
          ]),
    ],
    cells,
    geometries: fakeGeometries(circular),
  };
}

function fakeGeometries(circular: boolean): GeometryRow[] {
  const minimizers = circular ? ["circular", "quadratic"] : ["flat", "sharp"];
  return (circular ? [1, 2, 3, 4] : [1, 2, 3]).flatMap((model) =>
    minimizers.map(
      (minimizer, i): GeometryRow => ({
        realisation: "default",
        model,
        minimizer,
        dimension: circular ? 2 : [10, 50, 100][model - 1]!,
        rank: circular ? 2 - i : [10, 50, 100][model - 1]!,
        largestEigenvalue: circular ? 3.75e-11 : 39.5 / model,
        smallestEigenvalue: circular ? 3.74e-11 : 18.3 / model,
        gamma: circular ? 0.0007 : 11 * model * model,
        s: 0,
        t: 7.41e-15 * 0.1 * (1 + i),
        criticalBatchSize: 5.1 * model,
      }),
    ),
  );
}
