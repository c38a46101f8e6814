import { ID } from '../operation/additions';
import { isAddress } from '../text/isAddress';
import { keyOf } from './names';

const ADDRESS_PROPERTIES = ['webUrl', 'originalUrl', 'ampWebUrl', 'url'];

/**
 * The web address of an article, an image or a provider: from its fields or, where the answer has none of them, from its global
 * id. The id of an article is made from its address. A video or a course has no `webUrl`, and its address is `originalUrl`.
 * The gateway finds an article by this address too: `article(webUrl:)` takes each address that an article is known by. Null for
 * an object without a web address.
 */
export function addressOf(properties: Readonly<Record<string, unknown>>, id: unknown = properties[ID] ?? properties['id']): string | null {
  for (const field of ADDRESS_PROPERTIES) {
    const value = properties[field];
    if (typeof value === 'string' && isAddress(value)) {
      return value;
    }
  }
  const key = typeof id === 'string' ? keyOf(id) : null;
  const home = typeof properties['domain'] === 'string' ? `https://${properties['domain']}/` : null;
  return [key, home].find((one): one is string => one !== null && isAddress(one)) ?? null;
}
