/** What follows from a history of records. Apart from the rest, because it asks the studies which artefacts a task slows down. */
export { type Change, changesOfAll, findTrends, type HistoryReport, type Trend } from "./findTrends.ts";
export { formatFeed } from "./formatFeed.ts";
export { type Segment, segmentsOf } from "./segmentsOf.ts";
export { describeComparison, type Standing, standingOf, summarise, worstFirst } from "./standing.ts";
