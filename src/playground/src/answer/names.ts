import type { Entity } from './graph';

/** What a person calls a thing. */
export function nameOf(entity: Pick<Entity, 'id' | 'type' | 'facts'>): string {
  for (const field of ['title', 'name', 'slug', 'domain', 'webUrl', 'originalUrl', 'url', 'path', 'folder']) {
    const fact = entity.facts[field];
    if (typeof fact === 'string' && fact.trim() !== '') {
      return fact;
    }
  }
  return keyOf(entity.id) ?? entity.type;
}

/** The key in a global id, which is the type and the key in Base64; when it is not, nothing is lost. */
export function keyOf(id: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(id.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.slice(text.indexOf(':') + 1);
  } catch {
    return null;
  }
}

/** A text of at most so many characters; never cut within one. */
export function cut(text: string, most: number): string {
  const characters = [...text.slice(0, most * 2 + 2)];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}
