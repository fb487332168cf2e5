import type { Source } from "./messages.ts";
import { type ExampleId, examples, type Place } from "./state.ts";

/** @param addressOf - where the site has an example */
export function sourceOfPlace(place: Place, addressOf: (id: ExampleId) => string): Source {
  switch (place.at) {
    case "example":
      return { from: "site", name: examples[place.id], url: addressOf(place.id) };
    case "link":
      return { from: "link", name: place.name, packed: place.packed };
    case "curvatures": {
      // Both have their minimum at β = 1, so that the start, β = 0, is none.
      const components = place.values.map((q) => ({ Q: [[q]], r: [-q] }));
      const text = JSON.stringify({ kind: "quadratic-sum", components });
      return { from: "file", name: "two-curvatures.json", file: new Blob([text]) };
    }
  }
}
