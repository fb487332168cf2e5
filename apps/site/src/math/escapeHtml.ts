const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const characters: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  nbsp: "\u00a0",
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (character) => entities[character] as string);
}

/** The text that HTML without tags stands for, of the entities that the site's pages have. */
export function unescapeHtml(html: string): string {
  return html.replace(/&(#?\w+);/g, (entity, name: string) => characters[name] ?? entity);
}
