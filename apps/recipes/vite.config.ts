import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Each recipe is a page of its own, so that no host's styles reach another. Storybook builds and serves
 * them; `pnpm --filter @coffer/recipes exec vite` works on one, at /tailwind.html and so on.
 */
export default defineConfig({
  plugins: [react(), tailwindcss()],
  base: './',
  build: {
    // For the strict policy: nothing inline, no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['tailwind.html', 'shadcn.html', 'mui.html', 'iframe.html', 'frame.html', 'csp.html'],
    },
    chunkSizeWarningLimit: 2_000,
  },
});
