/** The fields of a CSV file (RFC 4180), line by line. */
export function parseCsv(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy)) {
    line.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === ",") continue;
    lines.push(line);
    line = [];
  }
  return lines;
}
