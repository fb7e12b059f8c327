import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `pnpm dev` serves the app with hot reload, and passes these paths on to the server that it starts. */
export default defineConfig({
  plugins: [react()],
  server: {
    proxy: {
      '^/((demo|wallet|v1|test-processor|stripe|dodo|reference)/|reference$|openapi.json$|readyz$)': `http://localhost:${process.env.PORT ?? 4400}`,
    },
  },
  // The server sends a strict Content-Security-Policy, which allows no inline scripts and no data: URLs.
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // A server without the demo serves `pay.html` only.
    rolldownOptions: { input: ['index.html', 'pay.html'] },
  },
});
