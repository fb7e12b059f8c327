import { defineProject } from 'vitest/config';

/**
 * What a person does, in a real Chromium against the demo as it is started. The long tests run by `--mode long`,
 * and by `--mode postgres` on PostgreSQL.
 */
export default defineProject(({ mode }) => ({
  test: {
    name: 'e2e',
    // By themselves, after all others: a page that waits for a starved server is no finding.
    sequence: { groupOrder: 3 },
    // Two at once: a test waits for its page more than it does. Each has a customer of its own.
    maxWorkers: 2,
    environment: 'node',
    include: ['test/e2e/**/*.test.ts'],
    exclude: ['**/node_modules/**', ...(mode === 'test' ? ['test/e2e/**/*.long.test.ts'] : [])],
    globalSetup: ['test/e2e/startDemo.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
}));
