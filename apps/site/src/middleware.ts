import type { MiddlewareHandler } from "astro";
import { typesetPage } from "./math/typesetPage.ts";
import { to } from "./text/to.ts";

/** Typesets every page, and gives the stylesheet to those that have mathematics. */
export const onRequest: MiddlewareHandler = async (_context, next) => {
  const response = await next();
  if (response.headers.get("content-type")?.startsWith("text/html") !== true) return response;
  const html = typesetPage(await response.text());
  if (!html.includes('class="katex')) return new Response(html, response);
  // Before the site's own sheets, so that what these say of formulas holds.
  const sheet = `<link rel="stylesheet" href="${to("math/math.css")}">`;
  return new Response(html.replace(/(?=<link rel="stylesheet"|<\/head>)/, sheet), response);
};
