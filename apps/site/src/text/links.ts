/** A function that puts paths below the site's base. */
export function linksFrom(base: string): (path: string) => string {
  const root = base.endsWith("/") ? base : `${base}/`;
  return (path) => `${root}${path}`;
}
