import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: 'src/createCoffer.ts',
  platform: 'node',
  target: 'node20',
  outExtensions: () => ({ js: '.js' }),
});
