import { visible } from "@sgd-basins/problems";

/** Lines for people; names in them, of files and columns, may hold what a terminal must not be given. */
export function printed(lines: readonly string[]): string {
  return lines.map(visible).join("\n");
}
