import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      './vitest.node.config.ts',
      './vitest.browser.config.ts',
      './vitest.react18.config.ts',
      './vitest.e2e.config.ts',
      './vitest.storybook.config.ts',
    ],
  },
});
