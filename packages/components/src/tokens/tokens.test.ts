import { expect, test } from 'vitest';
import { tokensToCss } from '../../scripts/tokensToCss.ts';
import generated from './tokens.gen.css?raw';
import tokens from './tokens.json';

test('tokens.gen.css is up to date with tokens.json; `pnpm --filter @coffer/components run tokens` updates it', () => {
  expect(tokensToCss(tokens)).toBe(generated);
});
