import type { StorybookConfig } from '@storybook/react-vite';
import { buildRecipes } from './buildRecipes.ts';

const config: StorybookConfig = {
  stories: ['../packages/components/src/**/*.stories.tsx', '../apps/recipes/src/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: '@storybook/react-vite',
  staticDirs: async () => [{ from: await buildRecipes(), to: '/recipes' }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal: (vite) => ({
    ...vite,
    // Storybook is not published, so large chunks do no harm.
    build: { ...vite.build, chunkSizeWarningLimit: 2_000 },
  }),
};

export default config;
