import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import type { PluginOption } from 'vite';
import { defineProject, type UserProjectConfigExport } from 'vitest/config';
import { chromiumArguments, chromiumPath } from './chromium.ts';

export type BrowserProjectOptions = {
  name: string;
  /** Globs of the tests, relative to the root. */
  include: string[];
  /** Projects with the same number run together, lower numbers first. */
  groupOrder: number;
  /** Major version of React. Defaults to 19, the repository's own. */
  reactMajor?: 18 | 19;
  /** Plugins of Vite beside React's. */
  plugins?: PluginOption[];
};

/** Defines a vitest project that runs in Chromium, on a React version that the kit supports. */
export function browserProject(options: BrowserProjectOptions): UserProjectConfigExport {
  const { name, include, groupOrder, reactMajor = 19, plugins = [] } = options;
  const executablePath = chromiumPath();
  return defineProject({
    plugins: [react(), ...plugins],
    // Pre-bundled dependencies contain one React version.
    cacheDir: `node_modules/.vite-react${reactMajor}`,
    ...(reactMajor === 18 && { resolve: { alias: react18() } }),
    // Vite reloads the page when it discovers a dependency during a run. So all of them are found before the first
    // test, including those that only tools import.
    optimizeDeps: {
      entries: [
        'packages/{hooks,components}/src/**/*.{ts,tsx}',
        'apps/demo-web/src/**/*.test.ts',
        'test/embedding/*.tsx',
      ],
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

/** Resolves React 18 instead of the repository's version, for the kit, its dependencies and the test library. */
function react18() {
  const folder = (name: string) => fileURLToPath(new URL(`../node_modules/${name}-18`, import.meta.url));
  return ['react-dom', 'react'].map((name) => ({
    find: new RegExp(`^${name}(?=/|$)`),
    replacement: folder(name),
  }));
}
