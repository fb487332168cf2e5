/** Stops before anything runs, saying what is missing and how to get it, where no test may be left out. */
import { probeParts } from "./testing/parts.ts";

const missing = probeParts().filter((part) => part.missing && part.required);
if (missing.length > 0) {
  const list = missing.map(({ name, install }) => `${name} (${install})`).join(", ");
  console.error(`CI is set, so no test may be left out, and this machine lacks ${list}.`);
  process.exit(1);
}
