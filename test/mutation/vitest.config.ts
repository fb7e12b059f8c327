import { defineConfig } from 'vitest/config';

/** The tests that `pnpm test:mutation` runs against each mutant. */
export default defineConfig({
  test: {
    environment: 'node',
    globalSetup: ['./test/postgres.ts'],
    setupFiles: ['./test/mutation/endOnFailure.ts'],
    include: ['packages/adapter/src/{money,port}/**/*.test.ts', 'apps/demo-server/src/ledger/**/*.test.ts'],
    // Kills a process of its own, which knows nothing of mutants.
    exclude: ['**/node_modules/**', 'apps/demo-server/src/ledger/durability.test.ts'],
    // A third of the time of the other engine, and with several connections at once.
    env: { TEST_ENGINES: 'PostgreSQL' },
    // A start for each file would cost more than most of them.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 20_000,
  },
});
