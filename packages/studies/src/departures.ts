/** Runs from the minima of the study of networks, and what theory says of them, for whoever shows them. Runs in Node and in browsers. */
export { type LeavingRates, leavingMeaning, leavingRates } from "./networks/leavingCells.ts";
export { FACTOR, type LeavingLevel } from "./networks/leavingLevel.ts";
export { networksPlans } from "./networks/networksPlan.ts";
export { networkOf } from "./networks/trainedMinima.ts";
