import type { DocumentedSymbol, Entry, Member, Reference } from "../../packages/sgd-basins/src/reference/reference.ts";
import { entries } from "../../packages/sgd-basins/src/testing/examples.ts";
import { mayBeLeftOut, printParameter, printType, printTypeOf } from "./printType.ts";
import { type Comment, type CommentPart, kinds, type Reflection, runTypedoc, type Type } from "./typedoc.ts";
import { undocumentedNames } from "./undocumentedNames.ts";

/** Longer declarations have a line for each parameter. */
const LONGEST_LINE = 96;

/** @throws Error if an exported declaration names a type of the repository that no entry exports */
export function readReference(): Reference {
  const modules = runTypedoc();
  const undocumented = undocumentedNames(modules);
  if (undocumented.length > 0) {
    throw new Error(`what is exported names types that are not: ${undocumented.join(", ")}`);
  }
  const placed = Object.entries(entries).map(([path, entry]) => {
    const module = modules.find(({ sources }) => sources?.[0]?.fileName.endsWith(`/src/${entry}.ts`));
    if (module === undefined) throw new Error(`TypeDoc found no ${entry}`);
    return { specifier: `sgd-basins${path}`, module };
  });
  const homes = new Map(
    placed.flatMap(({ specifier, module }) => (module.children ?? []).map(({ id }) => [id, specifier])),
  );
  return { entries: placed.map(({ specifier, module }) => entryOf(specifier, module, homes)) };
}

function entryOf(specifier: string, { children = [], comment }: Reflection, homes: ReadonlyMap<number, string>): Entry {
  const home = (target: number | undefined): string => {
    const found = target === undefined ? undefined : homes.get(target);
    if (found === undefined) throw new Error(`${specifier} passes on what no entry documents`);
    return found;
  };
  const passedOn = children.filter(({ kind }) => kind === kinds.reference);
  return {
    specifier,
    text: joined(comment?.summary),
    symbols: children
      .filter(({ kind }) => kind !== kinds.reference)
      .map(symbolOf)
      .sort((a, b) => rankOf(a) - rankOf(b) || byName(a, b)),
    also: passedOn.map(({ name, target }) => ({ name, specifier: home(target) })).sort(byName),
  };
}

function symbolOf(reflection: Reflection): DocumentedSymbol {
  const { name, signatures, children = [], sources, type } = reflection;
  const [called, another] = signatures ?? [];
  if (another !== undefined) throw new Error(`${name} has several signatures, for which there is no place`);
  const { comment } = called ?? reflection;
  return {
    name,
    ...declarationOf(reflection, called),
    text: joined(comment?.summary),
    members: (called?.parameters ?? (type === undefined ? children.filter(isDescribed) : propertiesIn(type))).map(
      memberOf,
    ),
    returns: tagged(comment, "@returns")[0] ?? null,
    throws: tagged(comment, "@throws"),
    example: tagged(comment, "@example")[0]?.replace(/^```ts\n([\s\S]*)```$/, "$1") ?? null,
    source: sources?.[0]?.fileName ?? "",
  };
}

function declarationOf(
  { name, kind, type, typeParameters = [], extendedTypes = [] }: Reflection,
  called: Reflection | undefined,
): Pick<DocumentedSymbol, "keyword" | "signature"> {
  const parameters = typeParameters.length === 0 ? "" : `<${typeParameters.map((one) => one.name).join(", ")}>`;
  if (called?.type !== undefined) {
    return { keyword: "function", signature: functionOf(name, called.parameters ?? [], printType(called.type)) };
  }
  if (kind === kinds.class) {
    return { keyword: "class", signature: `class ${name} extends ${extendedTypes.map(printType).join(", ")}` };
  }
  if (kind === kinds.interface) return { keyword: "interface", signature: `interface ${name}${parameters}` };
  if (type === undefined) throw new Error(`${name} is of kind ${kind}, for which there is no declaration`);
  return { keyword: "type", signature: `type ${name}${parameters} = ${printType(type)}` };
}

function functionOf(name: string, parameters: readonly Reflection[], result: string): string {
  const printed = parameters.map(printParameter);
  const line = `function ${name}(${printed.join(", ")}): ${result}`;
  if (line.length <= LONGEST_LINE) return line;
  return `function ${name}(\n${printed.map((one) => `  ${one},\n`).join("")}): ${result}`;
}

/** A property or a method that the repository's code declares. */
function isDescribed({ kind, inheritedFrom, overwrites }: Reflection): boolean {
  const before = inheritedFrom ?? overwrites;
  const isOfError = before?.type === "reference" && before.name.startsWith("Error.");
  return (kind === kinds.property || kind === kinds.method) && !isOfError;
}

/** The properties of the objects that a type alias writes out. */
function propertiesIn(type: Type): readonly Reflection[] {
  switch (type.type) {
    case "reflection":
      return type.declaration.children ?? [];
    case "reference":
      return (type.typeArguments ?? []).flatMap(propertiesIn);
    case "union":
    case "intersection":
      return type.types.flatMap(propertiesIn);
    default:
      return [];
  }
}

function memberOf(reflection: Reflection): Member {
  const [signature] = reflection.signatures ?? [];
  return {
    name: reflection.name,
    type: printTypeOf(reflection),
    optional: mayBeLeftOut(reflection),
    text: joined((reflection.comment ?? signature?.comment)?.summary),
  };
}

function tagged(comment: Comment | undefined, tag: string): string[] {
  return (comment?.blockTags ?? []).filter((one) => one.tag === tag).map(({ content }) => joined(content));
}

function joined(parts: readonly CommentPart[] = []): string {
  const texts = parts.map(({ kind, text }) => (kind === "inline-tag" ? `\`${text}\`` : text));
  return texts.join("").trim();
}

/** Functions, classes, types. */
function rankOf({ keyword }: DocumentedSymbol): number {
  const rank = ["function", "class"].indexOf(keyword);
  return rank === -1 ? 2 : rank;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
