import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'server/index': 'src/server/index.ts',
    'memory/index': 'src/memory/index.ts',
    'contract/index': 'src/contract/index.ts',
    'dodo/index': 'src/dodo/index.ts',
    'webhooks/index': 'src/webhooks/index.ts',
  },
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  dts: true,
  // The names in publishConfig end with .js, whatever the format.
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
});
