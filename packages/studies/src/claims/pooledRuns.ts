/** Runs of Figures 5 to 8 and 15 to 22, pooled over radii and batch sizes as the paper's statements about them do. */
import type { IdOf, TrajectoryCell } from "@sgd-basins/report";
import { styblinskiTangRows } from "../figures/styblinskiTang.ts";
import { type ClaimTest, count, type Evidence, type Judgement, number, outcomeOfShare } from "./claim.ts";
import { cellsAt, total } from "./trajectories.ts";

/**
 * Figures by batch size, a flat and a sharp one for each model. Those by radius (7, 8, 19–22) hold the same runs, which
 * are judged once.
 */
const figuresOf = (model: number): readonly IdOf<"trajectories">[] =>
  styblinskiTangRows.filter((row) => row.model === model && row.rows === "batchSize").map(({ id }) => id);
export const figures = { 1: figuresOf(1), 2: figuresOf(2), 3: figuresOf(3) } as const;
export const allFigures = Object.values(figures).flat();
const realisations = ["default", "selected"] as const;
const realisationNames = { default: "default model", selected: "selected seed" } as const;

/** Runs of a cell that are never outside the basin in which they start. */
export const stays = (cell: TrajectoryCell): number => cell.ends.length - cell.everLeft;

export const stochastic = (cell: TrajectoryCell): boolean => cell.batchSize !== "inf";

/** The cells of figures at a learning rate. */
export function cellsOf(evidence: Evidence, ids: readonly IdOf<"trajectories">[], rateLabel: string): TrajectoryCell[] {
  return ids.flatMap((id) => cellsAt(evidence(id), { rateLabel }));
}

/** A statement about every run of Model 1 at a rate, in both realisations. */
export function everyRun(rateLabel: string, words: string, of: (cell: TrajectoryCell) => number): ClaimTest {
  return {
    tested: `Runs on Model 1 at ${rateLabel} that ${words}, every batch size and radius, from both minimizers.`,
    rule: "Holds if every run does, in both realisations; in part if at least half of them do.",
    evidence: figures[1],
    judge: (evidence) => byRealisation(evidence, figures[1], [rateLabel], () => true, words, of, 1),
  };
}

/** Whether a share of the runs does something in each realisation. */
export function byRealisation(
  evidence: Evidence,
  ids: readonly IdOf<"trajectories">[],
  rateLabels: readonly string[],
  select: (cell: TrajectoryCell) => boolean,
  words: string,
  of: (cell: TrajectoryCell) => number,
  share: number,
): Judgement {
  const totals = realisations.map((realisation) =>
    total(
      rateLabels
        .flatMap((label) => cellsOf(evidence, ids, label))
        .filter((cell) => cell.realisation === realisation && select(cell)),
      of,
    ),
  );
  return {
    outcome: outcomeOfShare(Math.min(...totals.map(([held, runs]) => held / runs)), share),
    numbers: totals.map(([held, runs], i) =>
      count(`Runs that ${words}, ${realisationNames[realisations[i]]}`, held, runs),
    ),
  };
}

/** Cells of which every run does as the theorem predicts: leaves at 1.5l, stays at 0.5u. */
export function uniformCells(evidence: Evidence, ids: readonly IdOf<"trajectories">[]): Judgement {
  const above = cellsOf(evidence, ids, "1.5l");
  const below = cellsOf(evidence, ids, "0.5u");
  const leaving = above.filter((cell) => cell.everLeft === cell.ends.length).length;
  const staying = below.filter((cell) => cell.everLeft === 0).length;
  const share = (leaving + staying) / (above.length + below.length);
  return {
    outcome: outcomeOfShare(share),
    numbers: [
      number(`Cells at 1.5l, of ${above.length}, in which every run leaves`, leaving),
      number(`Cells at 0.5u, of ${below.length}, in which every run stays`, staying),
    ],
  };
}
