import { defineConfig } from 'vitest/config';

/** The tests that `pnpm test:mutation` runs against each mutant. */
export default defineConfig({
  test: {
    environment: 'node',
    globalSetup: ['./test/postgres.ts'],
    setupFiles: ['./test/mutation/endOnFailure.ts'],
    include: ['packages/adapter/src/{money,port}/**/*.test.ts', 'apps/demo-server/src/ledger/**/*.test.ts'],
    // It kills a separate process, which runs without the mutant.
    exclude: ['**/node_modules/**', 'apps/demo-server/src/ledger/durability.test.ts'],
    // PostgreSQL takes a third of PGlite's time, and has several connections.
    env: { TEST_ENGINES: 'PostgreSQL' },
    // Starting a worker per file would take longer than most files.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 20_000,
  },
});
