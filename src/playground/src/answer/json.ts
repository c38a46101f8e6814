export type Json = Record<string, unknown>;

export type Scalar = string | number | boolean | null;

/** A place in a response: field names and list indexes, from `data` on. */
export type Path = (string | number)[];

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value !== 'object';
}
