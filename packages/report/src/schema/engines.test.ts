import { expect, test } from "vitest";
import { type EngineRecord, type EnginesDocument, withEngine } from "./engines.ts";

const record = (name: string, version: string): EngineRecord => ({
  name,
  version,
  scriptEngine: "made up",
  digests: [],
  answers: [],
  pages: 1,
  widths: [360],
});

test("an engine's record takes the place of its older one, and the order is that of the names", () => {
  const empty: EnginesDocument = { schema: "sgd-basins/engines/1", engines: [] };
  const both = withEngine(withEngine(empty, record("WebKitGTK", "1")), record("Firefox", "1"));
  const { engines } = withEngine(both, record("WebKitGTK", "2"));
  expect(engines.map(({ name, version }) => [name, version])).toEqual([
    ["Firefox", "1"],
    ["WebKitGTK", "2"],
  ]);
});
