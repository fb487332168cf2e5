import { formatFeed } from "@sgd-basins/bench-documents/trends";
import type { APIRoute } from "astro";
import { benchmarks } from "../../benchmarks/readBenchmarks.ts";

/** The Atom feed of change points and comparisons. */
export const GET: APIRoute = async () => {
  const { history, comparisons } = await benchmarks();
  return new Response(formatFeed(history, comparisons), { headers: { "content-type": "application/atom+xml" } });
};
