import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { shortenClassNames } from './shortClassNames.ts';

// Writes dist/styles.css and its unlayered copy, each from its imports, and the tokens for designers' tools.
const root = fileURLToPath(new URL('..', import.meta.url));
for (const name of ['styles', 'styles.unlayered']) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      // As written: a host's bundler lowers it for the browsers that the host supports.
      cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
      rolldownOptions: { input: `src/${name}.css`, output: { assetFileNames: `${name}[extname]` } },
    },
  });
  const path = `${root}/dist/${name}.css`;
  writeFileSync(path, shortenClassNames(readFileSync(path, 'utf8')));
}
copyFileSync(`${root}/src/tokens/tokens.json`, `${root}/dist/tokens.json`);
