/** What the machine can do: the peak that throughput is shown as a fraction of, and the anchor of the history's ratios. */

import type { peakTask } from "@sgd-basins/bench-documents";
import { defineSuite, type PreparedTask } from "../tasks/suite.ts";
import { verifyThat } from "../tasks/verify.ts";
import { peakModule } from "./peakModule.ts";

/** Rounds of the loop in a call; each multiplies and adds in twelve pairs of doubles. */
const ROUNDS = 4096;
const CHAINS = 12;

/** The name under which documents know it; as a type, because this file runs in checkouts without their package. */
const name: typeof peakTask = "peak f64x2";

/** Multiplier and summand: every chain tends to 1, so that no number overflows or underflows. */
const MULTIPLIER = 0.5;
const SUMMAND = 0.5;

/** Only registers are used, and twelve chains hide the latency; no fused operations, as in the kernels. */
function preparePeak(): PreparedTask {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(peakModule(CHAINS, MULTIPLIER, SUMMAND)));
  const run = instance.exports.run as (rounds: number) => number;
  let sum = 0;
  return {
    count: ROUNDS * CHAINS * 4,
    call: () => {
      sum = run(ROUNDS);
      return sum;
    },
    verify: () => {
      verifyThat(sum === CHAINS, "all chains have reached their limit");
      // Chain c starts at c + 1, and after one round all are half way to 1.
      verifyThat(
        run(1) === CHAINS + 0.5 * (CHAINS * (CHAINS - 1)) * 0.5,
        "one round is one multiplication and one addition",
      );
    },
  };
}

export const suite = defineSuite("machine", [{ name, unit: "FLOP", prepare: preparePeak }]);
