import { selectedStyblinskiTangSeeds } from "@sgd-basins/problems";
import type { Realisation } from "@sgd-basins/report";

/** The one realisation of the quadratic-circle models. */
export const quadraticCircleRealisations: readonly Realisation[] = [
  {
    id: "default",
    label: "Default model",
    description: "Random parameters of the report's seed, unselected.",
  },
];

/** The two realisations of the Styblinski–Tang models. */
export const styblinskiTangRealisations: readonly Realisation[] = [
  {
    id: "default",
    label: "Default model",
    description: "Random coefficients of the report's seed, unselected.",
  },
  {
    id: "selected",
    label: "Selected seed",
    description:
      "NumPy's legacy generator (MT19937) with the seeds " +
      `${Object.values(selectedStyblinskiTangSeeds).join(", ")} for Models 1–3, selected from about half a million each ` +
      "because they land near the published numbers.",
  },
];
