import { defineConfig } from 'vitest/config';

/** The packed packages in hosts outside of the repository, on the registry's packages: `pnpm test:install`. */
export default defineConfig({
  test: {
    name: 'install',
    environment: 'node',
    include: ['test/install/**/*.test.ts'],
    globalSetup: ['test/install/packOnce.ts'],
    // An installation takes what the network takes, and two at a time only wait for each other.
    fileParallelism: false,
    testTimeout: 420_000,
    hookTimeout: 60_000,
  },
});
