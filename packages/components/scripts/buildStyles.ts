import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// Bundles dist/styles.css from its imports, and copies the tokens for design tools.
const root = fileURLToPath(new URL('..', import.meta.url));
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    // The syntax is kept. The host's bundler lowers it for the browsers that the host supports.
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    rolldownOptions: { input: 'src/styles.css', output: { assetFileNames: 'styles[extname]' } },
  },
});
copyFileSync(`${root}/src/tokens/tokens.json`, `${root}/dist/tokens.json`);
