import { setTogether } from "../tiles/tilePair";

/** Whether two tiles are computed together, see tilePair.ts. */
export function tileInPairs(yes: bool): void {
  setTogether(yes);
}
