/** Runs from the minima of the study of networks, and what theory says of them, for whoever shows them. Runs in Node and in browsers. */
export { networksPlans } from "./beyond/networks.ts";
export { FACTOR, type LeavingLevel, type LeavingRates, leavingMeaning, leavingRates } from "./networks/leavingCells.ts";
export { networkOf } from "./networks/trainedMinima.ts";
