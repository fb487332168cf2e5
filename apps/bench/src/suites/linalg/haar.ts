/** Random matrices with Haar's law, the draw of their normals included. */
import { fillHaarCongruence, fillHaarFrame, haarScratch, mirrorLowerInPlace } from "@sgd-basins/linalg";
import { fillUniform01, stream } from "@sgd-basins/random";
import type { PreparedTask } from "../../tasks/suite.ts";
import { identity, spaceFor, transposed, verifyEigenvalues, verifyProduct } from "./matrices.ts";
import { haarCount } from "./operations.ts";
import type { Routine } from "./routine.ts";

function prepareHaarFrame(n: number): PreparedTask {
  const source = stream(1, "bench", "haar", n);
  const space = spaceFor(n);
  const scratch = haarScratch(n, n, space);
  const frame = space.allocate(n * n);
  return {
    count: haarCount(n),
    call: () => {
      fillHaarFrame(source, n, n, frame, scratch);
      return frame[n * n - 1];
    },
    verify: () => verifyProduct(n, frame, transposed(n, frame), identity(n)),
  };
}

function prepareHaarCongruence(n: number): PreparedTask {
  const source = stream(1, "bench", "congruence", n);
  const space = spaceFor(n);
  const scratch = haarScratch(n, n, space);
  const eigenvalues = space.allocate(n);
  fillUniform01(source, eigenvalues);
  const out = space.allocate(n * n);
  return {
    count: haarCount(n),
    call: () => {
      fillHaarCongruence(source, n, n, eigenvalues, out, scratch);
      return out[n * n - 1];
    },
    verify: () => {
      const whole = out.slice();
      mirrorLowerInPlace(n, whole);
      verifyEigenvalues(n, whole, eigenvalues);
    },
  };
}

/** In the order of linalg's table. */
export const haar: readonly Routine[] = [
  { name: "haarFrame", ours: prepareHaarFrame },
  { name: "haarCongruence", ours: prepareHaarCongruence },
];
