/** schema.org JSON-LD of pages, read out of the crate. */
import { type ArtefactId, actionId } from "@sgd-basins/report";
import { type Crate, type Entity, entityOf, referred } from "./crate.ts";
import { dataPath } from "./describeReport.ts";

type Json = Readonly<Record<string, unknown>>;

/** The front page: the whole report as a data set. Addresses are relative to the page's own. */
export function reportData(crate: Crate): Json {
  const root = entityOf(crate, "./");
  return dataSet(crate, root, {
    url: "./",
    hasPart: referred(crate, root, "mentions").map((action) => {
      const [data] = referred(crate, action, "result");
      return { "@type": "DataDownload", ...download(data!, ""), name: data!.name };
    }),
  });
}

/**
 * A result's page: its data as a data set, with the action that made it.
 *
 * @param up - leads from the page to the site's base: "../../"
 */
export function resultData(crate: Crate, id: ArtefactId, up: string): Json {
  const root = entityOf(crate, "./");
  const data = entityOf(crate, dataPath(id));
  const action = entityOf(crate, actionId(id));
  const files = crate["@graph"].filter((entity) => referred(crate, entity, "isBasedOn").includes(data));
  return dataSet(crate, root, {
    url: "./",
    name: data.name,
    description: data.description,
    identifier: `sha256:${data.sha256}`,
    variableMeasured: measured(crate, data),
    distribution: [data, ...files].map((file) => ({ "@type": "DataDownload", ...download(file, up) })),
    subjectOf: {
      "@type": "CreateAction",
      name: action.name,
      description: action.description,
      ...(action.startTime === undefined ? {} : { startTime: action.startTime, endTime: action.endTime }),
      instrument: referred(crate, action, "instrument").map(({ name, softwareVersion }) => ({
        "@type": "SoftwareApplication",
        name,
        ...(softwareVersion === undefined ? {} : { softwareVersion }),
      })),
    },
    isPartOf: { "@type": "Dataset", name: root.name, description: root.description, url: up },
  });
}

/** JSON for a `<script>` element: nothing in it can end the element. */
export function scriptText(data: Json): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

function dataSet(crate: Crate, root: Entity, own: Json): Json {
  const [license] = referred(crate, root, "license");
  const [paper] = referred(crate, root, "isBasedOn");
  return {
    "@context": "https://schema.org",
    "@type": "Dataset",
    name: root.name,
    description: root.description,
    datePublished: root.datePublished,
    version: root.version,
    keywords: root.keywords,
    license: license!["@id"],
    creator: referred(crate, root, "author").map(({ name }) => ({ "@type": "Organization", name })),
    isBasedOn: {
      "@type": "ScholarlyArticle",
      name: paper!.name,
      url: paper!["@id"],
      author: referred(crate, paper!, "author").map(({ name }) => ({ "@type": "Person", name })),
    },
    isAccessibleForFree: true,
    variableMeasured: measured(crate, root),
    ...own,
  };
}

function measured(crate: Crate, entity: Entity): Json[] {
  return referred(crate, entity, "variableMeasured").map(({ name, value }) => ({
    "@type": "PropertyValue",
    name,
    value,
  }));
}

function download(file: Entity, up: string): Json {
  return {
    contentUrl: `${up}${file["@id"]}`,
    encodingFormat: file.encodingFormat,
    contentSize: `${file.contentSize} B`,
    sha256: file.sha256,
  };
}
