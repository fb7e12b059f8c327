import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { index: 'src/index.ts' },
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  dts: true,
  // Without the tests and scripts, which import the server.
  tsconfig: 'tsconfig.build.json',
  // The names in publishConfig end with .js, whatever the format.
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
});
