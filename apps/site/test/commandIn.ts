import { join } from "node:path";
import { runProblemCommand } from "sgd-basins/command";

/** What the command prints in a folder, of which it knows nothing: a file's name stands alone. */
export async function commandIn(folder: string, name: string, words: readonly string[]): Promise<string> {
  let [out, errors] = ["", ""];
  const [command = "", ...options] = words;
  const file = join(folder, name);
  await runProblemCommand([command, file, ...options], {
    writeOut: (text) => {
      out += text;
    },
    writeError: (text) => {
      errors += text;
    },
    terminal: false,
  });
  // Progress is told of what takes longer than two seconds.
  const line = errors.split("\n").find((one) => one.startsWith("basins: ")) ?? "";
  return (line === "" ? out : line).replaceAll(file, name);
}
