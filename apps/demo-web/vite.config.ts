import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `pnpm --filter @coffer/demo-web exec vite` serves the app with hot reloading. It needs the API of a running `pnpm demo`. */
export default defineConfig({
  plugins: [react()],
  server: { proxy: { '^/(demo|wallet|v1|test-processor|stripe)/': 'http://localhost:4400' } },
  // The server sends a strict Content-Security-Policy, which allows no inline scripts and no data: URLs.
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // A server without the demo serves `pay.html` only.
    rolldownOptions: { input: ['index.html', 'pay.html'] },
  },
});
