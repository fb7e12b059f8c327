import { readFileSync, writeFileSync } from 'node:fs';
import { tokensToCss } from './tokensToCss.ts';

// Writes tokens.gen.css from tokens.json: `pnpm --filter @coffer/components run tokens`.
const folder = new URL('../src/tokens/', import.meta.url);
const tokens = JSON.parse(readFileSync(new URL('tokens.json', folder), 'utf8'));
writeFileSync(new URL('tokens.gen.css', folder), tokensToCss(tokens));
