/** How to cite the software and the paper, from `CITATION.cff` alone. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { cloneRoot } from "../reports/reportsFolder.ts";

interface Name {
  readonly name?: string;
  readonly "family-names"?: string;
  readonly "given-names"?: string;
}

/** The fields of the Citation File Format that are used here. */
interface CitationFile {
  readonly title: string;
  readonly authors: readonly Name[];
  readonly version: string;
  readonly "date-released": string;
  readonly license: string;
  readonly keywords: readonly string[];
  readonly "repository-code"?: string;
  readonly references: readonly {
    readonly title: string;
    readonly authors: readonly Name[];
    readonly year: number;
    readonly identifiers: readonly { readonly value: string }[];
    readonly url: string;
  }[];
}

interface Work {
  readonly title: string;
  /** Given names first: "Vivak Patel". */
  readonly authors: readonly string[];
  readonly year: string;
}

export interface Citation {
  readonly software: Work & {
    readonly version: string;
    /** ISO 8601, a day. */
    readonly released: string;
    /** SPDX identifier. */
    readonly license: string;
    readonly keywords: readonly string[];
    /** Null where the file names no repository. */
    readonly repository: string | null;
  };
  readonly paper: Work & { readonly identifier: string; readonly url: string };
}

/** Reads a `CITATION.cff`, by default the clone's own. */
export function readCitation(file = join(cloneRoot(), "CITATION.cff")): Citation {
  const text = parse(readFileSync(file, "utf8")) as CitationFile;
  const paper = text.references[0]!;
  return {
    software: {
      title: text.title,
      authors: text.authors.map(nameOf),
      year: text["date-released"].slice(0, 4),
      version: text.version,
      released: text["date-released"],
      license: text.license,
      keywords: text.keywords,
      repository: text["repository-code"] ?? null,
    },
    paper: {
      title: paper.title,
      authors: paper.authors.map(nameOf),
      year: String(paper.year),
      identifier: paper.identifiers[0]!.value,
      url: paper.url,
    },
  };
}

/** What of this software is cited. */
interface Cited {
  /** One result of it, else the whole. */
  readonly result?: { readonly name: string; readonly sha256: string };
  /** Where it was read; null where the site's host is not known. */
  readonly url: string | null;
  /** The code that computed it; null where that is not known, or not one. */
  readonly commit: string | null;
}

/** BibTeX entries of the paper and of this software, or of one result of it. */
export function bibtex({ software, paper }: Citation, { result, url, commit }: Cited) {
  const address = url ?? software.repository;
  const what =
    result === undefined ? `A reproduction of ${paper.identifier}` : `${result.name}, SHA-256 ${result.sha256}`;
  const reproduction = [
    `title   = {${software.title}}`,
    `author  = {${software.authors.map((author) => `{${author}}`).join(" and ")}}`,
    `year    = {${software.year}}`,
    `version = {${software.version}}`,
    ...(address === null ? [] : [`url     = {${address}}`]),
    `note    = {${what}${commit === null ? "" : `, commit ${commit}`}}`,
  ];
  const original = [
    `title   = {${paper.title}}`,
    `author  = {${paper.authors.join(" and ")}}`,
    `year    = {${paper.year}}`,
    `url     = {${paper.url}}`,
    `note    = {${paper.identifier}}`,
  ];
  return {
    paper: `@article{patel2017impact,\n  ${original.join(",\n  ")}\n}`,
    software: `@software{sgd-basins,\n  ${reproduction.join(",\n  ")}\n}`,
  };
}

function nameOf(author: Name): string {
  return author.name ?? `${author["given-names"]} ${author["family-names"]}`;
}
