/** A cell of a table of numbers: a text, or texts that may lead somewhere. */
export type Cell = string | readonly { readonly text: string; readonly href: string | null }[];
