import type { Artefact, ArtefactKind } from "@sgd-basins/report";
import type { DataOfKind } from "../src/kinds/resultKind.ts";

/** The data of an artefact of a known kind. */
export function dataOf<K extends ArtefactKind>({ id, data }: Artefact, kind: K): DataOfKind<K> {
  if (!isOf(kind, data)) throw new TypeError(`${id} holds ${data.kind}, not ${kind}`);
  return data;
}

function isOf<K extends ArtefactKind>(kind: K, data: Artefact["data"]): data is DataOfKind<K> {
  return data.kind === kind;
}
