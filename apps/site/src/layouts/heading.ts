/** A line of a page's contents. */
export interface Heading {
  /** The anchor. */
  readonly id: string;
  readonly title: string;
  /** Said where the contents have the whole width. */
  readonly more?: string;
}
