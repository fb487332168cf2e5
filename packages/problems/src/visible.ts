/** What ends a line, steers a terminal, turns the direction of what follows, or takes no room. */
const steering = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** A text of somebody's as it may be shown: such characters stand there as they are written in a program. */
export function visible(text: string): string {
  return text.replaceAll(steering, (character) => {
    const escaped = JSON.stringify(character).slice(1, -1);
    return escaped === character ? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}` : escaped;
  });
}

/** Such characters as `?`, which stands for any one in a pattern of names: what can be typed, or pasted. */
export function typeable(text: string): string {
  return text.replaceAll(steering, "?");
}
