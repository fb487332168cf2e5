/** What the benchmarks leave behind: schemas, readers, and what follows from them. Nothing here measures. */
export { certainChange, relevantChange } from "./gate/limits.ts";
export { type Outcome, outcomeOf } from "./gate/outcomeOf.ts";
export { smallestDetectable } from "./gate/smallestDetectable.ts";
export { tallyRuns } from "./gate/tallyRuns.ts";
export { type Reading, readingOf, readings, verdictOf } from "./gate/verdictOf.ts";
export {
  type BenchReport,
  benchReportSchema,
  type Environment,
  type Measurement,
  measurementSchema,
} from "./schemas/benchReport.ts";
export {
  type ComparedTask,
  type CompareReport,
  type Count,
  compareReportSchema,
  compareSchema,
} from "./schemas/compareReport.ts";
export { type EnginesReport, enginesReportSchema, type Overhead } from "./schemas/enginesReport.ts";
export { type Compared, type PeersReport, peersReportSchema } from "./schemas/peersReport.ts";
export { asLine, type Verdict } from "./schemas/rules.ts";
export { type Scaled, type ScaleReport, scaleReportSchema } from "./schemas/scaleReport.ts";
export { type Implementation, peakTask, type SideName, sideNames, titleOf, type WorkUnit } from "./schemas/tasks.ts";
export { changePoints, fewestBeside } from "./statistics/changePoints.ts";
export { fitPower } from "./statistics/fitPower.ts";
export { hampel } from "./statistics/hampel.ts";
export { median, medianInterval, rankFor } from "./statistics/orderStatistics.ts";
export { comparisonFile, latestFirst, readComparison, readComparisons, storeComparison } from "./stored/comparisons.ts";
export {
  addComparedChange,
  type ComparedChange,
  type Confirmations,
  comparedChanges,
  confirmationsSchema,
  keyOfChange,
  readConfirmations,
} from "./stored/confirmations.ts";
export { type MachineDocument, readDocument, writeDocument } from "./stored/document.ts";
export {
  addGateRun,
  type GateFile,
  type GateRun,
  gateFileSchema,
  gateSchema,
  readFloors,
  readGateFile,
} from "./stored/gateFile.ts";
export { benchFolder, documentNames, machineFolder, machineName } from "./stored/machine.ts";
export { type PowerReport, powerFile, powerReportSchema, readPower } from "./stored/powerReport.ts";
export { type MachineDocuments, readMachine } from "./stored/readMachine.ts";
export { hasRecord, readRecords, record, storeRecord } from "./stored/records.ts";
export { NotWrittenError, readStored, type Versioned, writeStored } from "./stored/storedDocument.ts";
export { describeEnvironment, describeMachine } from "./text/describeEnvironment.ts";
export { formatChange, formatShare, formatThroughput, formatTime, formatWork } from "./text/formatQuantity.ts";
