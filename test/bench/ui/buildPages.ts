import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * Builds the pages as a host would for production. `isNamed` keeps the components' names, to count by them what
 * renders; nothing is timed on such a build.
 */
export async function buildPages(outDir: string, { isNamed }: { isNamed: boolean }): Promise<void> {
  await build({
    root: fileURLToPath(new URL('./pages', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      minify: !isNamed,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: fileURLToPath(new URL('./pages/page.html', import.meta.url)) },
    },
  });
}
