import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineProject, type UserProjectConfigExport } from 'vitest/config';
import { chromiumArguments, chromiumPath } from './chromium.ts';

export type BrowserProjectOptions = {
  name: string;
  /** Which tests: globs from the root. */
  include: string[];
  /** The projects of one order run at a time. */
  groupOrder: number;
  /** @default 19, which the repository is written on */
  reactMajor?: 18 | 19;
};

/** Tests in a real Chromium, on one of the Reacts that the kit supports. */
export function browserProject(options: BrowserProjectOptions): UserProjectConfigExport {
  const { name, include, groupOrder, reactMajor = 19 } = options;
  const executablePath = chromiumPath();
  return defineProject({
    plugins: [react()],
    // What is pre-bundled for one React is not to be had by the other.
    cacheDir: `node_modules/.vite-react${reactMajor}`,
    ...(reactMajor === 18 && { resolve: { alias: react18() } }),
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
      name,
      maxWorkers: 2,
      sequence: { groupOrder },
      include,
      env: { COFFER_REACT_MAJOR: String(reactMajor) },
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
}

/** React 18 in place of the repository's, for the kit, its dependencies and the test library alike. */
function react18() {
  const folder = (name: string) => fileURLToPath(new URL(`../node_modules/${name}-18`, import.meta.url));
  return ['react-dom', 'react'].map((name) => ({
    find: new RegExp(`^${name}(?=/|$)`),
    replacement: folder(name),
  }));
}
