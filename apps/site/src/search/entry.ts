/** One thing that a search may find. */
export interface Entry {
  readonly kind: string;
  readonly title: string;
  /** What is said of it, without mathematics in TeX. */
  readonly text: string;
  /** Below the site's base. */
  readonly path: string;
}
