import { join } from 'node:path';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserProject } from './test/browserProject.ts';
import { chromiumArguments, chromiumPath } from './test/chromium.ts';

/** Storybook's plugin builds Storybook's pages first, which takes ten seconds. Runs without its project skip it. */
const needsStorybook =
  !process.argv.some((argument) => argument.startsWith('--project')) ||
  process.argv.some((argument) => /^(--project=)?storybook$/.test(argument));

const executablePath = chromiumPath();
const launchOptions = { ...(executablePath ? { executablePath } : {}), args: chromiumArguments };

const nodeTests = {
  environment: 'node',
  maxWorkers: 2,
  // Files share their worker's modules: importing the server again for each file takes a tenth of the run.
  isolate: false,
  globalSetup: ['./test/temporaryFiles.ts', './test/postgres.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
} as const;

/** Tests that drive the demo in Chromium. They run after all others: a starved page is not a finding. */
const endToEndTests = {
  environment: 'node',
  sequence: { groupOrder: 3 },
  maxWorkers: 2,
  globalSetup: ['./test/temporaryFiles.ts', './test/e2e/startDemo.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 15_000 } },
};

const kitTests = ['packages/{hooks,components}/src/**/*.test.{ts,tsx}'];
const demoWebTests = 'apps/demo-web/src/**/*.test.ts';
const endToEnd = 'test/e2e/**/*.test.ts';
const longEndToEnd = 'test/e2e/**/*.long.test.ts';

/** Every suite is a project: `vitest run --project NAME`. The README says what each one covers. */
export default defineConfig({
  test: {
    projects: [
      // The projects of `pnpm test`.
      {
        test: {
          ...nodeTests,
          name: 'node',
          include: [
            'packages/adapter/{src,examples}/**/*.test.ts',
            'packages/client/src/**/*.test.ts',
            'apps/demo-server/src/**/*.test.ts',
            'test/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', 'test/e2e/**', 'test/install/**'],
        },
      },
      browserProject({ name: 'browser', groupOrder: 1, include: [...kitTests, demoWebTests] }),
      browserProject({
        name: 'react18',
        groupOrder: 1,
        reactMajor: 18,
        include: ['packages/components/src/allWidgets.test.tsx'],
      }),
      browserProject({
        name: 'embedding',
        groupOrder: 1,
        include: ['test/embedding/**/*.test.tsx'],
        plugins: [tailwindcss()],
      }),
      {
        plugins: needsStorybook ? [storybookTest({ configDir: '.storybook' })] : [],
        test: {
          name: 'storybook',
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          ...endToEndTests,
          name: 'e2e',
          include: [endToEnd],
          exclude: ['**/node_modules/**', longEndToEnd],
        },
      },

      // The long suites, each with a script of its own.
      {
        test: {
          ...nodeTests,
          name: 'engines',
          include: ['packages/adapter/src/**/*.test.ts', 'apps/demo-server/src/**/*.test.ts'],
          env: { TEST_SCOPE: 'engines' },
        },
      },
      {
        test: {
          ...nodeTests,
          name: 'isolation',
          include: ['apps/demo-server/src/http/isolation.test.ts'],
          env: { TEST_SCOPE: 'isolation' },
        },
      },
      {
        test: {
          ...nodeTests,
          name: 'locks',
          include: ['apps/demo-server/src/lockOrder.test.ts'],
          env: { TEST_SCOPE: 'locks' },
        },
      },
      browserProject({ name: 'react18-all', groupOrder: 1, reactMajor: 18, include: kitTests }),
      { test: { ...endToEndTests, name: 'e2e-long', include: [endToEnd] } },
      { test: { ...endToEndTests, name: 'e2e-postgres', include: [endToEnd] } },
      {
        test: {
          name: 'install',
          environment: 'node',
          include: ['test/install/**/*.test.ts'],
          globalSetup: ['./test/install/packOnce.ts'],
          // Two installations at a time only wait for each other.
          fileParallelism: false,
          testTimeout: 420_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        optimizeDeps: {
          entries: ['packages/components/src/testing/keyStories.screenshots.tsx'],
          include: ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime', 'react/jsx-dev-runtime'],
        },
        test: {
          name: 'screenshots',
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
                ...launchOptions,
                // Glyphs are placed and smoothed the same way on every machine.
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
                resolveDiffPath: ({ root, arg, ext }) =>
                  join(root, 'test/artifacts/screenshots', `${arg}${ext}`),
              },
            },
          },
        },
      },
    ],
  },
});
