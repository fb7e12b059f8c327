import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../sourceFiles.ts';

/** Builds `reference/` into `folder`. */
export async function buildReference(folder: string): Promise<void> {
  await build({
    root: join(root, 'test/install/reference'),
    base: '/coffer-reference/',
    logLevel: 'error',
    configFile: false,
    build: { outDir: folder, cssTarget: ['chrome123', 'firefox128', 'safari17.5'] },
  });
}
