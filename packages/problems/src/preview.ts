/** A table at a glance, for who computes no problem of it. */
export { columnNames } from "./table/columnNames.ts";
export { type Decoded, decodeText } from "./table/decodeText.ts";
export { type ColumnPreview, previewTable } from "./table/previewTable.ts";
