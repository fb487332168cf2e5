import { setFlagsFromString } from "node:v8";

/** The V8 of Node 24, with which a whole report has the committed digests. */
const COMPARED = "13.6.";

/** Pools that the flag is set for. */
let pools = 0;

/** Whether V8 can join lanes, and its results have been compared. */
export const JOINS_LANES = process.arch === "x64" && process.versions.v8.startsWith(COMPARED);

/**
 * Lets V8 join two neighbouring vectors of WebAssembly, two doubles each, to one of four where the processor has such
 * (AVX2): the same operations on each lane, and so the same bits, in less time. V8 calls the option experimental, hence
 * only where its results have been compared. It is the process's; what a thread has compiled before stays as it is.
 *
 * It is called before a pool's workers start, and undone when they have ended: with another set of flags V8 takes no
 * JavaScript that was compiled and kept before. Workers that start with this one keep theirs in a folder of their own.
 *
 * @returns undoes it
 */
export function joinLanes(): () => void {
  if (!JOINS_LANES) return () => {};
  pools += 1;
  setFlagsFromString("--experimental-wasm-revectorize");
  return () => {
    pools -= 1;
    if (pools === 0) setFlagsFromString("--no-experimental-wasm-revectorize");
  };
}
