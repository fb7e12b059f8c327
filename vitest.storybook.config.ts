import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineProject } from 'vitest/config';
import { chromiumArguments, chromiumPath } from './test/chromium.ts';

const executablePath = chromiumPath();

/** Every story, rendered and played in a real Chromium, with accessibility findings as errors. */
export default defineProject({
  plugins: [storybookTest({ configDir: '.storybook' })],
  test: {
    name: 'storybook',
    maxWorkers: 2,
    sequence: { groupOrder: 2 },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumArguments },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
