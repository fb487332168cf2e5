import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type ArtefactData,
  type ArtefactId,
  artefactFile,
  artefactIds,
  canonicalJson,
  claimsDataSchema,
  claimsOfPaper,
  ownHeadings,
  paperSections,
  parseArtefact,
  type ScheduleData,
  type TrajectoryCell,
} from "@sgd-basins/report";
import { describe, expect, inject, test } from "vitest";
import { judgeClaim } from "../src/claims/claim.ts";
import { claimDefinitions, judgeClaims } from "../src/claims/claims.ts";

const reports = fileURLToPath(new URL("../../../reports", import.meta.url));
const options = { seed: 1, scale: "paper" } as const;

/** The evidence: computed afresh, but for the long studies, whose committed artefacts stand in. */
const data = new Map<ArtefactId, ArtefactData>(
  artefactIds
    .filter((id) => id !== "claims" && id !== "figure-09")
    .map((id) => {
      const file = join(
        ["appendix-a", "schedule", "typical-runs", "networks", "cross-entropy"].includes(id)
          ? reports
          : inject("artefacts"),
        artefactFile(id),
      );
      return [id, parseArtefact(readFileSync(file, "utf8"), file, id).data];
    }),
);

test("the committed claims are what the evidence gives", () => {
  const file = join(reports, artefactFile("claims"));
  const committed = parseArtefact(readFileSync(file, "utf8"), file, "claims").data;
  expect(canonicalJson(judgeClaims(options, data))).toBe(canonicalJson(committed));
});

function verdictOf(id: string, changed: ReadonlyMap<ArtefactId, ArtefactData>): string {
  const definition = claimDefinitions.find((candidate) => candidate.id === id);
  if (definition === undefined) throw new Error(`no claim ${id}`);
  return judgeClaim(definition, changed, () => "").verdict;
}

type Kind = ArtefactData["kind"];
type Change<K extends Kind> = (data: Extract<ArtefactData, { kind: K }>) => void;

/** Ten of a cell's hundred runs: enough to change, and quick to copy. */
const fewRuns = 10;
const small = new Map(
  [...data].map(([id, original]) => [
    id,
    original.kind === "trajectories" ? { ...original, cells: original.cells.map(shrink) } : original,
  ]),
);

function shrink(cell: TrajectoryCell): TrajectoryCell {
  return {
    ...cell,
    everLeft: Math.round((cell.everLeft * fewRuns) / cell.ends.length),
    diverged: Math.round((cell.diverged * fewRuns) / cell.ends.length),
    ends: cell.ends.slice(0, fewRuns),
    distances: { [cell.start]: cell.distances[cell.start].slice(0, fewRuns) },
  };
}

/** The evidence with every artefact of one kind changed. */
function withChange<K extends Kind>(
  kind: K,
  change: Change<K>,
  from: ReadonlyMap<ArtefactId, ArtefactData> = small,
): Map<ArtefactId, ArtefactData> {
  return new Map(
    [...from].map(([id, original]) => {
      if (original.kind !== kind) return [id, original];
      const copy = copyOf(original) as Extract<ArtefactData, { kind: K }>;
      change(copy);
      return [id, copy];
    }),
  );
}

/** Of JSON data; `structuredClone` takes several times as long for rows of numbers. */
function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return (typeof value[0] === "number" ? value.slice() : value.map(copyOf)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, copyOf(entry)])) as T;
}

const everyCell =
  (change: (cell: TrajectoryCell) => void): Change<"trajectories"> =>
  ({ cells }) =>
    cells.forEach(change);
const ending = (end: TrajectoryCell["ends"][number], everLeft: boolean, last: (first: number) => number) =>
  everyCell((cell) => {
    cell.ends = cell.ends.map(() => end);
    cell.everLeft = everLeft ? cell.ends.length : 0;
    cell.diverged = last(1) > 1 ? cell.ends.length : 0;
    for (const run of cell.distances[cell.start]) {
      const first = run[0];
      run[1] = 20 * first;
      run[run.length - 1] = last(first);
    }
  });
const none = { count: 0, of: 1000, low: 0, high: 0.004 };
const all = { count: 1000, of: 1000, low: 0.996, high: 1 };

/** Worlds in which the data say something else. */
const worlds = [
  withChange(
    "trajectories",
    ending("corner", true, (first) => 100 * first),
  ),
  withChange(
    "trajectories",
    ending("start basin", false, (first) => 0.1 * first),
  ),
  withChange(
    "trajectories",
    ending("other basin", true, (first) => 3 * first),
  ),
  withChange(
    "trajectories",
    everyCell((cell) => {
      if (cell.model % 2 === 1) cell.diverged = cell.ends.length;
      else cell.diverged = 0;
    }),
  ),
  withChange(
    "trajectories",
    everyCell((cell) => {
      for (const run of cell.distances[cell.start])
        for (let j = 1; j < run.length; j++) run[j] = (j % 2 === 1 ? 50 : 0.5) * run[0];
    }),
  ),
  withChange("theorems", ({ checks }) => {
    for (const check of checks) check.holds = none;
  }),
  withChange("theorems", ({ checks }) => {
    for (const check of checks) check.holds = all;
  }),
  withChange("tightness", ({ series }) => {
    for (const one of series) {
      one.rank = 1;
      one.index.zeroGamma = one.index.largestGamma;
      for (const point of one.points) Object.assign(point, { convergence: 1, limit: 1, divergence: 1 });
    }
  }),
  withChange("tightness", ({ series }) => {
    for (const one of series) for (const point of one.points) point.divergence = 2 * point.convergence;
  }),
  withChange("table", ({ cells, geometries }) => {
    for (const cell of cells) {
      cell.verdict = "fails";
      cell.computed = cell.computed.map((value) => ({ ...value, value: 1 }));
    }
    for (const row of geometries) Object.assign(row, { largestEigenvalue: 1, gamma: 1, criticalBatchSize: 5 });
  }),
  withChange("table", ({ cells, geometries }) => {
    for (const cell of cells) {
      cell.verdict = "holds";
      if (cell.row === "model-3" || cell.row === "model-4") {
        cell.computed = cell.computed.map((value) => ({ ...value, value: 9000 }));
      } else cell.computed = cell.computed.map((value) => ({ ...value, value: 1 }));
    }
    for (const row of geometries) row.gamma = -5;
  }),
  withChange(
    "trajectories",
    everyCell((cell) => {
      const above = cell.learningRate > cell.thresholds.divergence;
      cell.everLeft = above ? cell.ends.length : 0;
      cell.diverged = above ? cell.ends.length : 0;
    }),
  ),
  withChange(
    "trajectories",
    everyCell((cell) => {
      cell.diverged = cell.model === 1 ? cell.ends.length : 0;
    }),
  ),
  withChange(
    "theorems",
    ({ checks }) => {
      for (const check of checks) check.holds = none;
    },
    withChange("tightness", ({ series }) => {
      for (const { points } of series) for (const point of points) point.divergence = 2 * point.convergence;
    }),
  ),
  withChange("tightness", ({ series }) => {
    for (const { points } of series) {
      for (const point of points) {
        Object.assign(point, { convergence: 1, limit: 1.5, divergence: point.batchSize === "inf" ? 4 : 2 });
      }
    }
  }),
  withChange(
    "typical-runs",
    ({ series }) => {
      for (const { points } of series) for (const point of points) point.closer = none;
    },
    withChange("tightness", ({ series }) => {
      for (const { points } of series) {
        for (const point of points) {
          Object.assign(point, { convergence: 1, limit: 1.5, divergence: point.batchSize === "inf" ? 4 : 2 });
        }
      }
    }),
  ),
  withChange("networks", ({ cells, summary, swaps, ends }) => {
    for (const cell of cells) cell.half = 1.2 * cell.rule;
    for (const row of summary) Object.assign(row, { median: 1.2, leaving: all });
    for (const swap of swaps) swap.left = swap.batchSize === 1 ? all : none;
    for (const end of ends) end.stable = true;
  }),
  withChange("disc-radius", ({ sensitivity }) => {
    for (const row of sensitivity) Object.assign(row, { conditionNumber: 3, pointwiseConditionNumber: 3 });
  }),
  withChange("escape-tail", ({ cells }) => {
    for (const cell of cells) cell.diverged = cell.batchSize === 1 ? { ...none, count: 1 } : all;
  }),
  withChange("escape-tail", ({ cells }) => {
    for (const cell of cells) cell.diverged = cell.batchSize === 1 ? { ...all, count: 999 } : none;
  }),
  withChange("schedule", ({ arms, unprojected }) => {
    for (const arm of arms) Object.assign(arm, { allFlat: all, allSharp: none, flatShare: 1, flatShareAtStart: 0 });
    for (const row of unprojected) row.overflowed = none;
  }),
  withChange("schedule", ({ arms }) => {
    for (const arm of arms) {
      const small = arm.batchSize !== "inf";
      Object.assign(arm, { allFlat: none, allSharp: all, flatShare: small ? 1 : 0, standardError: 0.001 });
    }
  }),
  withChange("schedule", ({ arms }) => {
    for (const arm of arms) Object.assign(arm, { allSharp: arm.batchSize === "inf" ? all : none, flatShare: 0 });
  }),
  withChange("schedule", ({ arms }) => {
    for (const arm of arms) Object.assign(arm, { allFlat: all, allSharp: all });
  }),
  withChange("flat-sharp", ({ rows, exceptions }) => {
    for (const row of rows) Object.assign(row, { divergence: all, convergence: all });
    for (const row of exceptions) Object.assign(row, { draws: none, smallerT: all, largerSmallestEigenvalue: none });
  }),
  withChange("sampling-weights", ({ problems }) => {
    for (const { goals } of problems)
      for (const goal of goals) goal.optimal = Math.min(goal.own, goal.uniform, goal.norms);
  }),
  withChange("surfaces", ({ measures }) => {
    for (const [i, measure] of measures.entries()) measure.value = measures.length - i;
  }),
  withChange("surfaces", ({ measures }) => {
    for (const measure of measures) measure.value = measure.id === "slope-ratio-4" ? 1 : 2;
  }),
  withChange("surfaces", ({ measures }) => {
    for (const measure of measures) measure.value = 0;
  }),
  withChange("contours", ({ panels }) => {
    for (const panel of panels) panel.values = panel.values.map((_, i) => i);
  }),
  withChange("moment-study", (study) => {
    for (const run of study.runs) {
      Object.assign(run, {
        smallestEigenvalue: -1,
        imaginaryNorm: 1,
        symmetrizationErrorQ: 0,
        symmetrizationErrorF: 0,
      });
    }
  }),
  withChange("moment-study", (study) => {
    study.runs = study.runs.slice(0, 400);
  }),
  withChange("moment-study", (study) => {
    for (const run of study.runs) run.zeroEigenvalues = 0;
  }),
  withChange("table", ({ cells }) => {
    for (const cell of cells) cell.published = 0.1;
  }),
];

describe("the claims", () => {
  const judged = judgeClaims(options, data);

  test("are those of sections 2 to 5 and Appendix A, each once, in the paper's order, then this report's own", () => {
    expect(claimsDataSchema.safeParse(judged).success).toBe(true);
    expect(claimsOfPaper(judged.claims).length).toBeGreaterThanOrEqual(110);
    expect(new Set(judged.claims.map(({ id }) => id)).size).toBe(judged.claims.length);
    const sections = judged.claims.map(({ section }) => section);
    expect(sections).toEqual([...sections].sort());
    expect(new Set(sections)).toEqual(new Set([...paperSections, ...ownHeadings]));
  });

  test("name the command that computes their evidence again", () => {
    for (const { evidence, command } of judged.claims) {
      expect(command).toBe(`npx -y pnpm@10 basins study ${evidence.join(" ")} --scale paper --seed 1`);
    }
  });

  test("explain themselves where they do not hold, and do not where they do", () => {
    for (const { id, verdict, explanation } of judged.claims) {
      if (verdict === "fails for a known reason") expect(explanation, id).not.toBeNull();
      if (verdict === "holds") expect(explanation, id).toBeNull();
    }
  });

  test.each(
    claimDefinitions
      .map(({ id }) => id)
      // The paper holds nothing they could be compared with, whatever is computed.
      .filter((id) => !["figure-12-parameters", "full-data-set"].includes(id)),
  )("%s gets another verdict from other data", (id) => {
    const verdicts = new Set([small, ...worlds].map((world) => verdictOf(id, world)));
    expect(verdicts.size).toBeGreaterThan(1);
  });

  test("say so where nothing else could have come out, and hold there", () => {
    const given = judged.claims.filter(({ byConstruction }) => byConstruction);
    expect(given.map(({ id, verdict, note }) => [id, verdict, note?.startsWith("By construction: ")])).toEqual(
      ["two-minimizers", "sharp-and-flat-models", "number-of-minima", "number-of-runs", "imaginary-norm"].map((id) => [
        id,
        "holds",
        true,
      ]),
    );
  });

  test("read no artefact but their evidence", () => {
    for (const definition of claimDefinitions) {
      const own = new Map(definition.evidence.map((id) => [id, data.get(id)!]));
      expect(judgeClaim(definition, own, () => "").verdict).toBe(judgeClaim(definition, data, () => "").verdict);
    }
  });
});

describe("rules at their edges", () => {
  const divergedAt = (rateLabel: string, count: number) =>
    withChange(
      "trajectories",
      everyCell((cell) => {
        if (cell.rateLabel === rateLabel) cell.diverged = count;
      }),
    );

  test("a threshold allows a tenth of the runs below it, and no more", () => {
    expect(verdictOf("threshold-circular-model-1", divergedAt("5e10", 1))).toBe("holds");
    expect(verdictOf("threshold-circular-model-1", divergedAt("5e10", 2))).toBe("fails");
    expect(verdictOf("threshold-circular-model-1", divergedAt("1e11", 1))).toBe("fails");
  });

  test("every run means every run: one that stays makes the claim hold in part, more than half undo it", () => {
    const staying = (share: number) =>
      withChange(
        "trajectories",
        everyCell((cell) => {
          cell.everLeft = Math.round((1 - share) * cell.ends.length);
        }),
      );
    expect(verdictOf("diverge-at-1-5-l", staying(0))).toBe("holds");
    expect(verdictOf("diverge-at-1-5-l", staying(0.1))).toBe("holds in part");
    expect(verdictOf("diverge-at-1-5-l", staying(0.5))).toBe("holds in part");
    expect(verdictOf("diverge-at-1-5-l", staying(0.6))).toBe("fails");
    expect(verdictOf("diverge-between-the-bounds", staying(0.6))).toBe("fails for a known reason");
  });

  const flatShares = (share: (arm: ScheduleData["arms"][number]) => number) =>
    withChange("schedule", ({ arms }) => {
      for (const arm of arms) Object.assign(arm, { flatShare: share(arm), standardError: 0.01 });
    });

  test("sharp minima are avoided where more coordinates than a coin's end flat, for each model and small batch", () => {
    const above = 0.53;
    const within = 0.51;
    expect(
      verdictOf(
        "sharp-minima-avoided",
        flatShares(() => above),
      ),
    ).toBe("holds");
    expect(
      verdictOf(
        "sharp-minima-avoided",
        flatShares(() => within),
      ),
    ).toBe("fails for a known reason");
    const one = flatShares(({ model, batchSize }) => (model === 1 && batchSize === 20 ? above : within));
    expect(verdictOf("sharp-minima-avoided", one)).toBe("holds in part");
    const withoutSlow = flatShares(({ steps }) => (steps > 200 ? within : above));
    expect(verdictOf("sharp-minima-avoided", withoutSlow)).toBe("holds in part");
    const others = flatShares(({ start, batchSize }) => (start === "sharp" && batchSize !== "inf" ? above : 0));
    expect(verdictOf("sharp-minima-avoided", others)).toBe("holds");
  });

  test("what holds for twenty steps must hold for two hundred, of every model and batch size", () => {
    const staying = (change: (arm: ScheduleData["arms"][number]) => number) =>
      withChange(
        "schedule",
        ({ arms }) => {
          for (const arm of arms) {
            const held = { count: change(arm), of: 1000, low: 0, high: 1 };
            Object.assign(arm, { allFlat: held, allSharp: held });
          }
        },
        data,
      );
    expect(
      verdictOf(
        "quantitative-explanation",
        staying(() => 990),
      ),
    ).toBe("holds");
    const one = staying(({ model, batchSize }) => (model === 1 && batchSize === 20 ? 989 : 1000));
    expect(verdictOf("quantitative-explanation", one)).toBe("holds in part");
    expect(
      verdictOf(
        "stability-without-convergence",
        staying(() => 990),
      ),
    ).toBe("holds");
    expect(verdictOf("stability-without-convergence", one)).toBe("holds in part");
  });

  test("one rate above l at which most runs return undoes the guarantee for runs, and the mean keeps its part", () => {
    const closer = (share: number) =>
      withChange("typical-runs", ({ series }) => {
        for (const { points } of series) for (const point of points) point.closer = none;
        const [point] = series.flatMap(({ divergence, points }) =>
          points.filter(({ learningRate }) => learningRate > divergence),
        );
        if (point === undefined) throw new Error("no rate above l");
        point.closer = { ...none, count: share * none.of };
      });
    expect(verdictOf("bounds-guarantee-divergence", closer(0.5))).toBe("holds");
    expect(verdictOf("bounds-guarantee-divergence", closer(0.51))).toBe("holds in part");
  });

  test("the published bounds of Table 1 alone say whether they are conservative and informative", () => {
    const published = (factor: number) =>
      withChange("table", ({ cells }) => {
        for (const cell of cells) {
          if (cell.published !== null && cell.column === "circular/1") cell.published *= factor;
          cell.computed = cell.computed.map((value) => ({ ...value, value: 1 }));
        }
      });
    expect(verdictOf("conservative-circular", published(1))).toBe("holds in part");
    expect(verdictOf("conservative-circular", published(1e-6))).toBe("fails for a known reason");
    expect(verdictOf("informative-quadratic", published(1))).toBe("holds");
  });

  test("a table holds with every cell, in part with half of them", () => {
    const inside = (count: number) =>
      withChange("table", ({ cells }) => {
        for (const [i, cell] of cells.entries()) cell.verdict = i < count ? "holds" : "fails";
      });
    expect(verdictOf("table-4-numbers", inside(36))).toBe("holds");
    expect(verdictOf("table-4-numbers", inside(35))).toBe("holds in part");
    expect(verdictOf("table-4-numbers", inside(18))).toBe("holds in part");
    expect(verdictOf("table-4-numbers", inside(17))).toBe("fails for a known reason");
  });

  test("evidence of another kind or no evidence is an error, not a verdict", () => {
    const swapped = new Map(data).set("theorems", data.get("table-1")!);
    expect(() => verdictOf("lemma-12", swapped)).toThrow("theorems: expected theorems, found table");
    expect(() => verdictOf("lemma-12", new Map())).toThrow("theorems: expected theorems, found nothing");
  });
});
