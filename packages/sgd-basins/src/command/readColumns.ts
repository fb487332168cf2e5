import { open } from "node:fs/promises";
import { columnNames, decodeText } from "@sgd-basins/problems/preview";

/** Bytes in which a header ends. */
const LOOKED_AT = 2 ** 18;

/** The columns that a CSV's header names, to be offered; none where that cannot be told at a glance. */
export async function readColumns(file: string): Promise<readonly string[]> {
  try {
    const handle = await open(file);
    try {
      if (!(await handle.stat()).isFile()) return [];
      const { bytesRead, buffer } = await handle.read(new Uint8Array(LOOKED_AT), 0, LOOKED_AT, 0);
      const end = bytesRead < LOOKED_AT ? bytesRead : buffer.lastIndexOf(0x0a) + 1;
      return columnNames((await decodeText(buffer.subarray(0, end), file)).text);
    } finally {
      await handle.close();
    }
  } catch {
    // Whatever is wrong, the command itself says so.
    return [];
  }
}
