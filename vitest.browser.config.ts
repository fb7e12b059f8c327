import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineProject } from 'vitest/config';
import { chromiumArguments, chromiumPath } from './test/chromium.ts';

const executablePath = chromiumPath();

/** What runs in a real Chromium: hooks and components. */
export default defineProject({
  plugins: [react()],
  // A dependency that is found only in the middle of a run reloads the page under its tests: all that sources
  // and tests import is found before the first, with what the tools themselves bring in.
  optimizeDeps: {
    entries: ['packages/{hooks,components}/src/**/*.{ts,tsx}'],
    include: [
      'react',
      'react-dom',
      'react-dom/client',
      'react-dom/server',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
    ],
  },
  test: {
    name: 'browser',
    sequence: { groupOrder: 1 },
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
