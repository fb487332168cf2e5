import { linksFrom } from "./links.ts";

/** Puts a path below the site's base, which Astro knows when it builds a page. */
export const to: (path: string) => string = linksFrom(import.meta.env.BASE_URL);
