/** An RO-Crate (https://w3id.org/ro/crate/1.2): a flat graph of entities, which name one another by `@id`. */

export interface Reference {
  readonly "@id": string;
}

export interface Entity extends Reference {
  readonly "@type": string | readonly string[];
  readonly [property: string]: unknown;
}

export interface Crate {
  readonly "@context": string;
  readonly "@graph": readonly Entity[];
}

/** A reference to an entity. */
export function refer(id: string): Reference {
  return { "@id": id };
}

/**
 * The entity with an id.
 *
 * @throws RangeError if the crate has none
 */
export function entityOf(crate: Crate, id: string): Entity {
  const entity = crate["@graph"].find((candidate) => candidate["@id"] === id);
  if (entity === undefined) throw new RangeError(`the crate has no entity ${id}`);
  return entity;
}

/** The entities that a property of an entity refers to; none where it has no such property. */
export function referred(crate: Crate, entity: Entity, property: string): Entity[] {
  const value = entity[property];
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((reference: Reference) => entityOf(crate, reference["@id"]));
}
