import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts', 'src/testWallet/createTestWallet.tsx'],
  platform: 'neutral',
  target: 'es2022',
  // One file a module, so that each keeps its own 'use client': factories and prefetch stay callable on a server.
  unbundle: true,
  dts: true,
  inputOptions: {
    // It warns that bundling may drop 'use client'; nothing is bundled.
    onLog: (level, log, print) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && print(level, log),
  },
});
