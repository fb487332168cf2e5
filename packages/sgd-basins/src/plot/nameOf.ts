/** A file's name without its folders. */
export function nameOf(file: string): string {
  return file.split(/[/\\]/).at(-1) ?? file;
}
