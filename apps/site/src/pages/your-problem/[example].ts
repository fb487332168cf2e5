import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRoute } from "astro";
import { cloneRoot } from "../../reports/reportsFolder.ts";
import { examples } from "../../yourProblem/state.ts";

/** Where the repository has them. */
const places = { iris: "docs/iris.csv", penguins: "docs/your-network/penguins.npy" } as const;

export function getStaticPaths() {
  return Object.entries(examples).map(([id, example]) => ({ params: { example }, props: { id } }));
}

export const GET: APIRoute<{ id: keyof typeof examples }> = ({ props }) =>
  new Response(readFileSync(join(cloneRoot(), places[props.id])), {
    headers: { "content-type": "application/octet-stream" },
  });
