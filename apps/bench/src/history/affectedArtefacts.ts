/** Which artefacts take longer when a task does: those whose studies call what it measures. */

const tables = ["table-1", "table-2", "table-3", "table-4", "table-5"];
const figures = (...numbers: number[]): string[] =>
  numbers.map((number) => `figure-${String(number).padStart(2, "0")}`);
const quadraticCircle = figures(1, 2, 3, 4);
const styblinskiTang = figures(5, 6, 7, 8, 15, 16, 17, 18, 19, 20, 21, 22);
const moments = ["appendix-a", "figure-09"];

/** Ids in the report's order; none for what no study calls. */
export function affectedArtefacts(suite: string, name: string): string[] {
  switch (suite) {
    case "linalg":
    case "studies":
      return moments;
    case "theory":
      return [...tables, ...styblinskiTang];
    case "simulator":
      return name.includes("quadratic circle") ? quadraticCircle : styblinskiTang;
    case "random":
    case "report":
      return [...quadraticCircle, ...styblinskiTang, ...moments];
    default:
      return [];
  }
}
