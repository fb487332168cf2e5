import type { PreparedTask } from "../../tasks/suite.ts";

/** A routine of linalg, and ml-matrix's where it has one. */
export interface Routine {
  readonly name: string;
  readonly ours: (n: number) => PreparedTask;
  readonly mlMatrix?: (n: number) => PreparedTask;
  /** The largest n for ml-matrix; all if absent. */
  readonly mlMatrixUpTo?: number;
}
