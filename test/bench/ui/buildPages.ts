import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * Builds the pages for production. `isNamed` keeps the names of components, to count their renders; such a build is not
 * used for timing.
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
