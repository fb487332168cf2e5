/** URL of the module with the kinds of task; this package's own unless given. */
export function kindsUrl(kinds?: URL): string {
  return (kinds ?? new URL("../index.ts", import.meta.url)).href;
}
