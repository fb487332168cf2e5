import { kinds, type Reflection, type Type } from "./typedoc.ts";

/** A type as TypeScript writes it. */
export function printType(type: Type): string {
  switch (type.type) {
    case "intrinsic":
    case "unknown":
      return type.name;
    case "literal":
      return JSON.stringify(type.value);
    case "reference":
      return `${type.name}${listed("<", type.typeArguments?.filter(isSaid), ">")}`;
    case "array":
      return `${inParentheses(type.elementType)}[]`;
    case "tuple":
      return `[${(type.elements ?? []).map(printType).join(", ")}]`;
    case "namedTupleMember":
      return `${type.name}: ${printType(type.element)}`;
    case "typeOperator":
      return `${type.operator} ${inParentheses(type.target)}`;
    case "union":
      return type.types.map((one) => (one.type === "intersection" ? `(${printType(one)})` : inUnion(one))).join(" | ");
    case "intersection":
      return type.types.map(inParentheses).join(" & ");
    case "reflection":
      return printObject(type.declaration);
    default:
      throw new Error(`a type that is not printed: ${JSON.stringify(type satisfies never)}`);
  }
}

/** `(a: A, b?: B) => C`. */
function printSignature({ name, parameters = [], type }: Reflection): string {
  if (type === undefined) throw new Error(`${name} returns no type`);
  return `(${parameters.map(printParameter).join(", ")}) => ${printType(type)}`;
}

/** `name: Type`, with a question mark where it may be left out. */
export function printParameter(parameter: Reflection): string {
  return `${parameter.flags.isRest === true ? "..." : ""}${parameter.name}${mayBeLeftOut(parameter) ? "?" : ""}: ${printTypeOf(parameter)}`;
}

export function mayBeLeftOut({ flags, defaultValue }: Reflection): boolean {
  return flags.isOptional === true || defaultValue !== undefined;
}

/** What a parameter or a property holds; that it may be undefined is said by its question mark. */
export function printTypeOf(reflection: Reflection): string {
  const [signature] = reflection.signatures ?? [];
  if (signature !== undefined) return printSignature(signature);
  const { type } = reflection;
  if (type === undefined) throw new Error(`${reflection.name} has no type`);
  if (type.type !== "union" || !mayBeLeftOut(reflection)) return printType(type);
  const types = type.types.filter((one) => !(one.type === "intrinsic" && one.name === "undefined"));
  const [only] = types;
  return types.length === 1 && only !== undefined ? printType(only) : printType({ ...type, types });
}

function printObject({ children = [], signatures = [] }: Reflection): string {
  const [signature] = signatures;
  if (signature !== undefined) return printSignature(signature);
  const properties = children.map(
    (child) =>
      `${child.kind === kinds.property && child.flags.isReadonly === true ? "readonly " : ""}${printParameter(child)}`,
  );
  return `{ ${properties.join("; ")} }`;
}

function listed(open: string, types: readonly Type[] | undefined, close: string): string {
  return types === undefined || types.length === 0 ? "" : `${open}${types.map(printType).join(", ")}${close}`;
}

/** Whether an argument is more than what a typed array has if nothing is said. */
function isSaid(type: Type): boolean {
  return !(type.type === "reference" && type.name === "ArrayBufferLike");
}

function inUnion(type: Type): string {
  return isFunction(type) ? `(${printType(type)})` : printType(type);
}

function inParentheses(type: Type): string {
  const binds = type.type !== "union" && type.type !== "intersection" && type.type !== "typeOperator";
  return binds && !isFunction(type) ? printType(type) : `(${printType(type)})`;
}

function isFunction(type: Type): boolean {
  return type.type === "reflection" && type.declaration.signatures !== undefined;
}
