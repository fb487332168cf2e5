import type { Hessians } from "../hessians.ts";
import { type DenseEigenbasis, denseEigenbasis } from "./denseEigenbasis.ts";
import { type DiagonalEigenbasis, diagonalEigenbasis } from "./diagonalEigenbasis.ts";
import { type RowEigenbasis, rowEigenbasis } from "./rowEigenbasis.ts";

/** Hessians and the eigenbasis of their mean Q̄ on its range, by their structure: what geometry and second moment share. */
export type MeanEigenbasis = DenseEigenbasis | DiagonalEigenbasis | RowEigenbasis;

/** @throws RangeError if the Hessians are diagonal and Q̄ has a negative eigenvalue beyond its tolerance */
export function meanEigenbasis(h: Hessians): MeanEigenbasis {
  switch (h.structure) {
    case "dense":
      return denseEigenbasis(h);
    case "diagonal":
      return diagonalEigenbasis(h);
    case "rows":
      return rowEigenbasis(h);
  }
}
