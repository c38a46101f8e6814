import { hashOf } from '../address/route';
import { type Filters, withFilters } from '../filters/filters';
import { asJson, type Dashboard, DashboardError, MAX_FILE, readDashboard } from './dashboard';

/** The parameter of the address that has a whole dashboard. */
export const DATA = 'data';
/** Mail programs, chats and some browsers cut longer addresses. */
export const MAX_LINK = 60_000;
/** From this length on, a person is told that some programs cut the link. */
export const LONG_LINK = 8_000;

const COMPRESSED = 'z';
const PLAIN = 'j';

/** The text of a dashboard for an address: compressed where the browser can do it, in the letters of base64url. */
export async function encodeDashboard(dashboard: Dashboard): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(asJson(dashboard)));
  return typeof CompressionStream === 'undefined'
    ? PLAIN + base64url(bytes)
    : COMPRESSED + base64url(await readAll(streamOf(bytes).pipeThrough(new CompressionStream('deflate-raw')), MAX_FILE));
}

/** Reads the text of a dashboard from an address. Throws a `DashboardError` that says what is wrong. */
export async function decodeDashboard(text: string): Promise<Dashboard> {
  return readDashboard(await textIn(text));
}

async function textIn(text: string): Promise<string> {
  const bytes = bytesOf(text.slice(1));
  if (!bytes || (text[0] !== COMPRESSED && text[0] !== PLAIN)) {
    throw new DashboardError('This link has no dashboard that can be read. Ask for it again, or for the file of the dashboard.');
  }
  try {
    const read = text[0] === PLAIN ? bytes : await readAll(streamOf(bytes).pipeThrough(new DecompressionStream('deflate-raw')), MAX_FILE);
    return new TextDecoder('utf-8', { fatal: true }).decode(read);
  } catch {
    throw new DashboardError('This link was cut off or changed. Ask for it again, or for the file of the dashboard.');
  }
}

/** The address of a page with a dashboard and filters. */
export function linkToDashboard(data: string, filters: Filters, page: string): string {
  const params = withFilters(new URLSearchParams({ [DATA]: data }), filters);
  return `${page.replace(/#.*$/, '')}${hashOf({ page: 'dashboards', params })}`;
}

function streamOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([bytes]).stream();
}

// A short link can hold a very long text.
async function readAll(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > limit) {
      await reader.cancel();
      throw new DashboardError('The dashboard is too large.');
    }
    parts.push(part.value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function base64url(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    text += String.fromCharCode(byte);
  }
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
