import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Builds each recipe as a page, so that one host's styles do not reach another. Storybook builds and serves the pages.
 * `pnpm --filter @coffer/recipes exec vite` serves them with hot reloading, at /tailwind.html and so on.
 */
export default defineConfig({
  plugins: [react(), tailwindcss()],
  base: './',
  build: {
    // The strict policy of one recipe allows no inline scripts and no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['tailwind.html', 'shadcn.html', 'mui.html', 'iframe.html', 'frame.html', 'csp.html'],
    },
    chunkSizeWarningLimit: 2_000,
  },
});
