import { defineConfig } from 'tsdown';
import manifest from './package.json' with { type: 'json' };

/** Builds ESM with one module per source file, which keeps `'use client'` and tree shaking. */
export default defineConfig({
  entry: Object.values(manifest.exports).flatMap((path) =>
    typeof path === 'string' && /\.tsx?$/.test(path) ? path.replace('./', '') : [],
  ),
  format: 'esm',
  platform: 'neutral',
  dts: true,
  unbundle: true,
  inputOptions: {
    // The bundler warns that bundling may drop 'use client'. Nothing is bundled.
    onLog: (level, log, print) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && print(level, log),
  },
});
