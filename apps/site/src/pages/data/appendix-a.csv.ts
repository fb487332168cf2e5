import type { APIRoute } from "astro";
import { dataOf, entryOf } from "../../reports/report.ts";
import { momentCsv } from "../../tables/momentCsv.ts";

/** The runs of Appendix A, made from the artefact so that they stand once. */
export const GET: APIRoute = async () => {
  const data = dataOf((await entryOf("appendix-a")).artefact, "moment-study");
  return new Response(momentCsv(data), { headers: { "content-type": "text/csv; charset=utf-8; header=present" } });
};
