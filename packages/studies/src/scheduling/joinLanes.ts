import { setFlagsFromString } from "node:v8";
import { expectFourLanes } from "@sgd-basins/linalg/four-lanes";

/** The V8 of Node 24, with which a whole report has the committed digests. */
const COMPARED = "13.6.";

/**
 * Lets V8 join two neighbouring vectors of WebAssembly, two doubles each, to one of four where the processor has such
 * (AVX2): the same operations on each lane, and so the same bits, in less time. V8 calls the option experimental, hence
 * only where its results have been compared. It is the process's; what a thread has compiled before stays as it is.
 */
export function joinLanes(): void {
  if (process.arch !== "x64" || !process.versions.v8.startsWith(COMPARED)) return;
  setFlagsFromString("--experimental-wasm-revectorize");
  expectFourLanes();
}
