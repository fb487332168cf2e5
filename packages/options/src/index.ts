/** Names that callers give: which are known, and which was probably meant. */
export { didYouMean, nearestName } from "./nearestName.ts";
export { shown } from "./shown.ts";
export { checkSettings, type Table, unknownOption } from "./unknownOption.ts";
