/** What the benchmarks leave behind, for those who show it: readers and texts, nothing that measures. */
export { type PowerReport, readPower } from "./gate/powerReport.ts";
export { smallestDetectable } from "./gate/smallestDetectable.ts";
export { tallyRuns } from "./gate/tallyRuns.ts";
export { changesOfAll, findTrends, type HistoryReport, type Trend } from "./history/findTrends.ts";
export { formatFeed } from "./history/formatFeed.ts";
export { type MachineDocuments, readMachine } from "./history/readMachine.ts";
export { readRecords } from "./history/records.ts";
export { formatShare, formatThroughput, formatTime } from "./report/formatQuantity.ts";
export { describeMachine } from "./report/formatTable.ts";
export type { BenchReport, Environment } from "./report/schema.ts";
