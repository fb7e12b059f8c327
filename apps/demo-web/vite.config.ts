import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `pnpm --filter @coffer/demo-web exec vite` works on the page with an API from `pnpm demo` behind it. */
export default defineConfig({
  plugins: [react()],
  server: { proxy: { '^/(demo|wallet|v1|test-processor|stripe)/': 'http://localhost:4400' } },
  // The page is served under a strict Content-Security-Policy: nothing inline, no data: addresses.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
