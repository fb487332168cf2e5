import type { Reflection } from "./typedoc.ts";

/** What a comment is, and what a class has of `Error`, is no declaration of ours. */
const passedOver = new Set(["comment", "extendedTypes", "inheritedFrom", "overwrites", "sources"]);

/** Types of the repository that a declaration names, and no entry exports. */
export function undocumentedNames(modules: readonly Reflection[]): string[] {
  const names = new Set<string>();
  const walk = (part: object): void => {
    if ("target" in part && "package" in part && "name" in part && isOurs(part.package)) {
      if (typeof part.target === "object" && !("refersToTypeParameter" in part)) names.add(String(part.name));
    }
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === "object" && value !== null && !passedOver.has(key)) walk(value);
    }
  };
  walk(modules);
  return [...names];
}

function isOurs(name: unknown): boolean {
  return typeof name === "string" && /^@?sgd-basins\b/.test(name);
}
