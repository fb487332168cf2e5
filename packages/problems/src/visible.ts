/** What ends a line, steers a terminal, or turns the direction of what follows. */
const steering = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A text of somebody's as it may be shown: such characters stand there as they are written in a program. */
export function visible(text: string): string {
  return text.replaceAll(steering, (character) => {
    const escaped = JSON.stringify(character).slice(1, -1);
    return escaped === character ? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}` : escaped;
  });
}
