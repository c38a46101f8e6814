import type { Entity } from './graph';

const NAME_PROPERTIES = ['title', 'name', 'slug', 'domain', 'webUrl', 'originalUrl', 'url', 'path', 'folder', 'fragment', 'message'];

/** The name of an entity for people: its title or the like, else its key. */
export function nameOf(entity: Pick<Entity, 'id' | 'type' | 'properties'>): string {
  for (const field of NAME_PROPERTIES) {
    const value = entity.properties[field];
    if (typeof value === 'string' && value.trim() !== '') {
      return value;
    }
  }
  return keyOf(entity.id) ?? entity.type;
}

/** The key in a global id, which is type and key in Base64; null when the id has another form. */
export function keyOf(id: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(id.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.slice(text.indexOf(':') + 1);
  } catch {
    return null;
  }
}
