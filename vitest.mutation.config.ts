import { defineConfig } from 'vitest/config';

/** The tests that `pnpm test:mutation` runs against each mutant. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['packages/adapter/src/{parseMoney,formatMoney,currencies.gen,entriesCsv}.test.ts'],
  },
});
