import { expect, test } from "vitest";
import { linksFrom } from "./links.ts";

test("links stand below the base, with or without its slash", () => {
  expect(linksFrom("/")("tables/table-1/")).toBe("/tables/table-1/");
  expect(linksFrom("/sgd-basins")("")).toBe("/sgd-basins/");
  expect(linksFrom("/sgd-basins/")("method/#typos")).toBe("/sgd-basins/method/#typos");
});
