/** Says what holds, or fails. */
export function check(holds: boolean, what: string): void {
  if (!holds) throw new Error(`it does not hold: ${what}`);
  console.log(`  ${what}`);
}
