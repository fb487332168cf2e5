import { join } from "node:path";
import { digest, parseReportFile } from "@sgd-basins/report";
import { describeSystemError, readRegularFile, writeFileAtomically } from "@sgd-basins/report/node";
import {
  type KeyedPart,
  type ShardHeader,
  shardFooterSchema,
  shardHeaderSchema,
  shardPartSchema,
} from "@sgd-basins/studies/scheduling";
import { InputError } from "sgd-basins/command";

/** A shard as it was written. */
export interface ShardFile {
  readonly file: string;
  readonly header: ShardHeader;
  readonly parts: readonly KeyedPart[];
}

/** Where a shard lies in its folder. */
export function shardPath(folder: string): string {
  return join(folder, "shard.jsonl");
}

/** Writes a shard's file whole. */
export async function writeShard(folder: string, header: ShardHeader, parts: readonly KeyedPart[]): Promise<void> {
  const file = shardPath(folder);
  const text = [header, ...parts].map((line) => `${JSON.stringify(line)}\n`).join("");
  try {
    await writeFileAtomically(file, `${text}${JSON.stringify({ sha256: await digest(text) })}\n`);
  } catch (error) {
    throw new InputError(file, null, describeSystemError(error));
  }
}

/**
 * Reads a shard's file.
 *
 * @throws InputError or ReportFileError if it is missing, damaged anywhere, or breaks its schema
 */
export async function readShard(folder: string): Promise<ShardFile> {
  const file = shardPath(folder);
  const text = await readRegularFile(file);
  const lines = text.split("\n");
  const [first, last] = [lines[0] ?? "", lines.at(-2) ?? ""];
  if (lines.length < 3 || lines.at(-1) !== "") throw new InputError(file, null, "is not whole: it has no last line");
  const { sha256 } = parseReportFile(shardFooterSchema, last, `${file}: last line`);
  const body = text.slice(0, text.length - last.length - 1);
  if ((await digest(body)) !== sha256) {
    throw new InputError(file, null, "is damaged: its lines do not have the digest that its last line says");
  }
  const header = parseReportFile(shardHeaderSchema, first, `${file}: line 1`);
  if (header.index > header.count) {
    throw new InputError(file, "line 1", `there is no shard ${header.index} of ${header.count}`);
  }
  const parts = lines
    .slice(1, -2)
    .map((line, i): KeyedPart => parseReportFile(shardPartSchema, line, `${file}: line ${i + 2}`));
  if (parts.length !== header.parts) {
    throw new InputError(file, null, `has ${parts.length} parts, and its first line says ${header.parts}`);
  }
  return { file, header, parts };
}
