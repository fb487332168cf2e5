import { ReportFileError } from "@sgd-basins/report";
import type { AstroIntegration } from "astro";
import { readReport } from "./readReport.ts";
import { reportsFolder } from "./reportsFolder.ts";

/** Stops a build with one line, before any page is made, where an artefact is missing or breaks a rule. */
export function checkedReports(): AstroIntegration {
  return {
    name: "checked-reports",
    hooks: {
      "astro:build:start": async () => {
        try {
          await readReport(reportsFolder());
        } catch (error) {
          if (!(error instanceof ReportFileError)) throw error;
          console.error(error.message);
          process.exit(1);
        }
      },
    },
  };
}
