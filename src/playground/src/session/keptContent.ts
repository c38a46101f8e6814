import type { TabContent } from './store';

const KEY = 'newsgraph:kept';
const MOST = 5;

/** Keeps a content that is too long for an address, until the browser window is closed. Returns the name that finds it again. */
export function keepContent(content: TabContent): string {
  const text = JSON.stringify(content);
  const name = hashText(text);
  const others = entries().filter(([one]) => one !== name);
  try {
    sessionStorage.setItem(KEY, JSON.stringify([[name, text], ...others.slice(0, MOST - 1)]));
  } catch {
    // The browser has no room for it; a reload then shows what GraphiQL has stored.
  }
  return name;
}

/** The content that was kept under a name; null if this browser window has none. */
export function keptContent(name: string): TabContent | null {
  const text = entries().find(([one]) => one === name)?.[1];
  return text === undefined ? null : (JSON.parse(text) as TabContent);
}

function entries(): [string, string][] {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(read) ? (read as [string, string][]) : [];
  } catch {
    return [];
  }
}

// Two hashes of 32 bits (FNV-1a), as one name.
function hashText(text: string): string {
  let one = 0x811c9dc5;
  let other = 0x01000193;
  for (let at = 0; at < text.length; at++) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
    other = Math.imul(other ^ text.charCodeAt(text.length - 1 - at), 0x01000193);
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
}
