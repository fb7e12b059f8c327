import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// Bundles dist/styles.css and its unlayered copy from their imports, and copies the tokens for design tools.
const root = fileURLToPath(new URL('..', import.meta.url));
for (const name of ['styles', 'styles.unlayered']) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      // The syntax is kept. The host's bundler lowers it for the browsers that the host supports.
      cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
      rolldownOptions: { input: `src/${name}.css`, output: { assetFileNames: `${name}[extname]` } },
    },
  });
}
copyFileSync(`${root}/src/tokens/tokens.json`, `${root}/dist/tokens.json`);
