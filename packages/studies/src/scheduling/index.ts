/** Runs studies over worker threads or in shards, so that their bytes do not depend on how. Node only. */
export type { OpenEngine } from "./engine.ts";
export type { Progress } from "./measureProgress.ts";
export type { PartStore } from "./partStore.ts";
export { planStudies } from "./planStudies.ts";
export { runStudies, type Scheduling } from "./runStudies.ts";
export { type ShardHeader, shardFooterSchema, shardHeaderSchema, shardPartSchema } from "./shardFile.ts";
export { assembleParts, type KeyedPart, runShard, type Shard, shardKeys } from "./shards.ts";
export { departingOptions, isPartOf, isWhole, optionsOf, readersOf } from "./studyCommand.ts";
export { studyFileSchema } from "./studyFile.ts";
export { threadEngine } from "./threadEngine.ts";
export { contradictionIn, departureOf, findStranger } from "./wholeness.ts";
