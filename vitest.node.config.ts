import { defineProject } from 'vitest/config';

/** What runs in Node: the adapter, the server, and the tests across packages. */
export default defineProject({
  test: {
    name: 'node',
    // Two at once: a test waits for its database more than it reckons.
    maxWorkers: 2,
    environment: 'node',
    globalSetup: ['./test/postgres.ts'],
    include: ['packages/adapter/src/**/*.test.ts', 'apps/demo-server/src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/e2e/**', 'test/install/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
