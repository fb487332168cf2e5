import { type Paper, type PaperKey, papers } from "@sgd-basins/report";

/** The BibTeX entry of a paper, under its key. */
export function paperBibtex(key: PaperKey): string {
  const paper = papers[key];
  const { venue } = paper;
  const type = venue === undefined ? "misc" : venue.kind === "journal" ? "article" : "inproceedings";
  const fields: [string, string | undefined][] = [
    ["title", `{${paper.title}}`],
    ["author", paper.authors.map(([given, family]) => `${family}, ${given}`).join(" and ")],
    ["year", String(paper.year)],
    [venue?.kind === "journal" ? "journal" : "booktitle", venue?.name],
    ["volume", venue?.volume],
    ["pages", venue?.pages?.replace("–", "--")],
    ["doi", paper.doi],
    ...preprint(paper),
    ["url", paper.url],
    ["note", paper.note],
  ];
  const lines = fields.filter(([, value]) => value !== undefined).map(([name, value]) => `  ${name} = {${value}}`);
  return `@${type}{${key},\n${lines.join(",\n")}\n}`;
}

function preprint({ arxiv }: Paper): [string, string | undefined][] {
  return arxiv === undefined
    ? []
    : [
        ["eprint", arxiv],
        ["archiveprefix", "arXiv"],
      ];
}
