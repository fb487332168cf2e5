/**
 * The first place where two JSON values differ, keys in sorted order, such as `data.cells[3].verdict: "fails" is not
 * "holds"`; null if they are equal.
 */
export function findDifference(found: unknown, expected: unknown, place = ""): string | null {
  if (Array.isArray(found) && Array.isArray(expected)) {
    for (let i = 0; i < Math.max(found.length, expected.length); i++) {
      const difference = findDifference(found[i], expected[i], `${place}[${i}]`);
      if (difference !== null) return difference;
    }
    return null;
  }
  if (isObject(found) && isObject(expected)) {
    for (const key of [...new Set([...Object.keys(found), ...Object.keys(expected)])].sort()) {
      const difference = findDifference(own(found, key), own(expected, key), place === "" ? key : `${place}.${key}`);
      if (difference !== null) return difference;
    }
    return null;
  }
  if (Object.is(found, expected)) return null;
  return `${place === "" ? "top level" : place}: ${abbreviate(found)} is not ${abbreviate(expected)}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(value: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function abbreviate(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isObject(value)) return "an object";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
