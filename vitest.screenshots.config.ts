import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineProject } from 'vitest/config';
import { chromiumArguments, chromiumPath } from './test/chromium.ts';

const executablePath = chromiumPath();

/** The key story of each component, pixel by pixel: `pnpm test:screenshots`, with `--update` for new baselines. */
export default defineProject({
  plugins: [react()],
  optimizeDeps: {
    entries: ['packages/components/src/testing/keyStories.screenshots.tsx'],
    include: ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime', 'react/jsx-dev-runtime'],
  },
  test: {
    name: 'screenshots',
    // By itself: a starved page is drawn late.
    sequence: { groupOrder: 4 },
    include: ['packages/components/src/testing/*.screenshots.tsx'],
    globalSetup: ['./test/screenshotBrowser.ts'],
    testTimeout: 30_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      viewport: { width: 1240, height: 1000 },
      provider: playwright({
        launchOptions: {
          ...(executablePath ? { executablePath } : {}),
          // Glyphs are placed and smoothed the same way whatever the machine's own settings are.
          args: [
            ...chromiumArguments,
            '--font-render-hinting=none',
            '--disable-lcd-text',
            '--force-color-profile=srgb',
            '--hide-scrollbars',
          ],
        },
        contextOptions: {
          viewport: { width: 1240, height: 1000 },
          reducedMotion: 'reduce',
          deviceScaleFactor: 1,
        },
      }),
      instances: [{ browser: 'chromium' }],
      expect: {
        toMatchScreenshot: {
          comparatorName: 'pixelmatch',
          resolveScreenshotPath: ({ root, arg, ext }) =>
            join(root, 'packages/components/screenshots', `${arg}${ext}`),
          resolveDiffPath: ({ root, arg, ext }) => join(root, 'test/artifacts/screenshots', `${arg}${ext}`),
        },
      },
    },
  },
});
