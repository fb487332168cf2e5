import { unicodeText } from "../math/unicodeText.ts";
import { terms } from "./terms.ts";

/** The glossary as schema.org JSON-LD. */
export function termSet(): Readonly<Record<string, unknown>> {
  return {
    "@context": "https://schema.org",
    "@type": "DefinedTermSet",
    name: "Glossary of sgd-basins",
    hasDefinedTerm: terms.map(({ id, term, definition }) => ({
      "@type": "DefinedTerm",
      name: term,
      description: unicodeText(definition),
      url: `#${id}`,
    })),
  };
}
