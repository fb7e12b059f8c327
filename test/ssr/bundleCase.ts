import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../sourceFiles.ts';

/** Bundles an entry of this folder with React's development build, which reports mismatches. */
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
    // React's server build is CommonJS and requires Node's modules.
    ...(platform === 'node' && {
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    }),
  });
}
