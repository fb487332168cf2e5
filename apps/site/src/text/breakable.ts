/** The parts of a path or a name in camel case, between which a line may break; a formula in it, `2/λ₁` or `γ_max`, is none. */
export function breakable(name: string): string[] {
  return name.split(/(?<=[A-Za-z\d]{2}[/_])(?=[A-Za-z\d])|(?<=[a-z\d])(?=[A-Z])/);
}
