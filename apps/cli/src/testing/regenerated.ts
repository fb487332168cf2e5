/** A page whose `console` blocks hold what their commands print now. */
export async function regenerated(page: string, outputOf: (command: string) => Promise<string>): Promise<string> {
  const [before = "", ...blocks] = page.split(/^```console\n\$ /m);
  let text = before;
  for (const block of blocks) {
    const command = block.slice(0, block.indexOf("\n"));
    const rest = block.slice(block.indexOf("\n```\n"));
    text += `\`\`\`console\n$ ${command}\n${(await outputOf(command)).trimEnd()}${rest}`;
  }
  return text;
}
