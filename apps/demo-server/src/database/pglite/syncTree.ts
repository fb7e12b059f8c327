import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncPath } from './syncPath.ts';

/** Syncs each file and folder below `root`, `root` itself and the folder that names it. */
export function syncTree(root: string): void {
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() || entry.isDirectory()) syncPath(join(entry.parentPath, entry.name));
  }
  syncPath(root);
  syncPath(dirname(root));
}
