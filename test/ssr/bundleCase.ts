import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../sourceFiles.ts';

/** Bundles an entry of this folder with React's development build, which says what does not match. */
export async function bundleCase(
  entry: string,
  platform: 'browser' | 'node',
  outfile: string,
): Promise<void> {
  await build({
    entryPoints: [join(root, 'test/ssr', entry)],
    outfile,
    bundle: true,
    platform,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'error',
    // React's server build is CommonJS and asks for Node's own modules.
    ...(platform === 'node' && {
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    }),
  });
}
