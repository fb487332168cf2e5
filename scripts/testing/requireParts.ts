import { allRequired, probeParts } from "./parts.ts";

/** Before anything runs: throws Error saying what is missing and how to get it, where nothing may be left out. */
export default function requireParts(): void {
  if (!allRequired) return;
  const missing = probeParts().filter((part) => part.missing);
  if (missing.length === 0) return;
  const lines = missing.map(({ name, install }) => `  ${name}: ${install}`);
  throw new Error(`CI is set, so that no test may be left out, and this machine lacks\n${lines.join("\n")}`);
}
