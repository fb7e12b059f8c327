import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineProject } from 'vitest/config';
import { chromiumArguments, chromiumPath } from './test/chromium.ts';

const executablePath = chromiumPath();

/** What runs in a real Chromium: hooks and components. */
export default defineProject({
  plugins: [react()],
  test: {
    name: 'browser',
    include: ['packages/{hooks,components}/src/**/*.test.{ts,tsx}'],
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
