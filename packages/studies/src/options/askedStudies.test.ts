import { expect, test } from "vitest";
import { sources } from "../sources.ts";
import { askedStudies } from "./askedStudies.ts";

test("they are the studies that have options, in the report's order, with what these say", () => {
  const said = sources.flatMap(({ id, options, parameters, departure }) =>
    options.length === 0 && departure === undefined ? [] : [{ id, options, parameters, departure }],
  );
  expect(
    askedStudies.map(({ id, options, parameters, departure }) => ({ id, options, parameters, departure })),
  ).toEqual(said);
});
