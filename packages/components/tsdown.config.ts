import { defineConfig } from 'tsdown';

/** ESM, one module a source file, so that `'use client'` and tree-shaking survive. */
export default defineConfig({
  entry: ['src/index.ts', 'src/*/[A-Z]*.tsx', 'src/messages/{ar,de,en}.ts', '!**/*.{test,stories}.tsx'],
  format: 'esm',
  platform: 'neutral',
  dts: true,
  unbundle: true,
});
