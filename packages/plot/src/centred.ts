/** A label in the middle of its axis, without Plot's arrow for the direction in which values grow. */
export function centred<Label extends string | null>(label: Label) {
  return { label, labelAnchor: "center", labelArrow: "none" } as const;
}
