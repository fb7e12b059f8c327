import { expect, test } from 'vitest';
import { tokensToCss } from '../../scripts/tokensToCss.ts';
import generated from './tokens.gen.css?raw';
import tokens from './tokens.json';

test('tokens.gen.css is what tokens.json says; `pnpm --filter @coffer/components run tokens` makes it so', () => {
  expect(tokensToCss(tokens)).toBe(generated);
});
