import { to } from "./to.ts";

/** The whole address of a page below the site's base; null where the site was built without knowing its host. */
export function addressOf(path: string): string | null {
  const { SITE } = import.meta.env;
  return SITE === undefined ? null : new URL(to(path), SITE).href;
}
