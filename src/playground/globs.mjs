import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files below a folder whose name is wanted; Node 20 has no glob of its own. */
export function globSync(folder, wanted) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
