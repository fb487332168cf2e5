/** What a value is, for messages: as it is written, or of which kind. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "symbol" || typeof value === "function") return `a ${typeof value}`;
  if (typeof value === "object" && value !== null)
    return `of type ${Object.prototype.toString.call(value).slice(8, -1)}`;
  return String(value);
}
