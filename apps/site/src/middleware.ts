import type { MiddlewareHandler } from "astro";
import { typesetPage } from "./math/typesetPage.ts";
import { to } from "./text/to.ts";

/** Typesets every page, and gives the stylesheet to those that have mathematics. */
export const onRequest: MiddlewareHandler = async (_context, next) => {
  const response = await next();
  if (response.headers.get("content-type")?.startsWith("text/html") !== true) return response;
  const html = typesetPage(await response.text());
  const sheet = `<link rel="stylesheet" href="${to("math/math.css")}"></head>`;
  return new Response(html.includes('class="katex') ? html.replace("</head>", sheet) : html, response);
};
