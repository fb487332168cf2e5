import { formatFeed } from "@sgd-basins/bench-documents";
import type { APIRoute } from "astro";
import { benchmarks } from "../../benchmarks/readBenchmarks.ts";

/** The Atom feed of change points. */
export const GET: APIRoute = async () =>
  new Response(formatFeed((await benchmarks()).history), { headers: { "content-type": "application/atom+xml" } });
