/** What TypeDoc writes as JSON, as far as it is read here. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { entries } from "../../packages/sgd-basins/src/testing/examples.ts";
import { toolPath } from "../tools.ts";

export interface Reflection {
  readonly id: number;
  readonly name: string;
  readonly kind: number;
  readonly flags: { readonly isOptional?: boolean; readonly isReadonly?: boolean; readonly isRest?: boolean };
  readonly comment?: Comment;
  readonly children?: readonly Reflection[];
  readonly signatures?: readonly Reflection[];
  readonly parameters?: readonly Reflection[];
  readonly typeParameters?: readonly Reflection[];
  readonly type?: Type;
  readonly defaultValue?: string;
  readonly sources?: readonly { readonly fileName: string }[];
  readonly inheritedFrom?: Type;
  readonly overwrites?: Type;
  readonly extendedTypes?: readonly Type[];
  /** Of what another module exports, the id there. */
  readonly target?: number;
}

export interface Comment {
  readonly summary: readonly CommentPart[];
  readonly blockTags?: readonly { readonly tag: string; readonly content: readonly CommentPart[] }[];
}

export interface CommentPart {
  readonly kind: "text" | "code" | "inline-tag" | "relative-link";
  readonly text: string;
}

export type Type =
  | { readonly type: "intrinsic" | "unknown"; readonly name: string }
  | { readonly type: "literal"; readonly value: string | number | boolean | null }
  | {
      readonly type: "reference";
      readonly name: string;
      /** An id, or where something lies that is not documented. */
      readonly target: number | { readonly packageName: string };
      readonly refersToTypeParameter?: boolean;
      readonly typeArguments?: readonly Type[];
    }
  | { readonly type: "array"; readonly elementType: Type }
  | { readonly type: "tuple"; readonly elements?: readonly Type[] }
  | { readonly type: "namedTupleMember"; readonly name: string; readonly element: Type }
  | { readonly type: "typeOperator"; readonly operator: string; readonly target: Type }
  | { readonly type: "union" | "intersection"; readonly types: readonly Type[] }
  | { readonly type: "reflection"; readonly declaration: Reflection };

/** Kinds of reflections, in TypeDoc's numbers. */
export const kinds = {
  class: 128,
  interface: 256,
  property: 1024,
  method: 2048,
  reference: 4194304,
} as const;

const root = join(import.meta.dirname, "../..");

/** Runs TypeDoc on the package's entries; it fails where a docstring links to what is not documented. */
export function runTypedoc(): readonly Reflection[] {
  const temporary = mkdtempSync(join(tmpdir(), "reference-"));
  const files = Object.values(entries).map((entry) => join(root, `packages/sgd-basins/src/${entry}.ts`));
  const tsconfig = join(temporary, "tsconfig.json");
  const options = join(temporary, "typedoc.json");
  const json = join(temporary, "reference.json");
  try {
    const compilerOptions = { typeRoots: [join(root, "node_modules/@types")] };
    writeFileSync(tsconfig, JSON.stringify({ extends: join(root, "tsconfig.base.json"), compilerOptions, files }));
    writeFileSync(
      options,
      JSON.stringify({
        entryPoints: files,
        tsconfig,
        json,
        basePath: root,
        readme: "none",
        disableGit: true,
        sourceLinkTemplate: "{path}",
        excludeInternal: true,
        excludeExternals: true,
        sort: ["source-order"],
        logLevel: "Warn",
        treatValidationWarningsAsErrors: true,
      }),
    );
    execFileSync(process.execPath, [toolPath("typedoc/bin/typedoc"), "--options", options], {
      cwd: root,
      stdio: "inherit",
    });
    const project: Reflection = JSON.parse(readFileSync(json, "utf8"));
    return project.children ?? [];
  } finally {
    rmSync(temporary, { recursive: true });
  }
}
