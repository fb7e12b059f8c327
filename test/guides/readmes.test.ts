import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { root } from '../sourceFiles.ts';
import App from './App.tsx';
import { Wallet } from './Wallet.tsx';

/** Returns the first program of a README, as lines. */
function firstProgram(readme: string): string[] {
  const [, code = ''] = /```tsx\n(.*?)```/s.exec(readFileSync(join(root, readme), 'utf8')) ?? [];
  return lines(code);
}

function lines(code: string): string[] {
  return code.split('\n').filter((line) => line.trim() !== '');
}

test.each([
  ['README.md', 'App.tsx'],
  ['packages/components/README.md', 'App.tsx'],
  ['packages/hooks/README.md', 'Wallet.tsx'],
])('the first program of %s is the one that these tests run', (readme, file) => {
  const tested = lines(readFileSync(join(root, 'test/guides', file), 'utf8'));
  expect(firstProgram(readme).length).toBeGreaterThan(10);
  expect(firstProgram(readme).filter((line) => !tested.includes(line))).toEqual([]);
});

test('the first program renders a page that is still loading', () => {
  expect(renderToString(createElement(App))).toContain('Available balance');
});

test('the first hook renders a placeholder until it has a response', () => {
  const client = new QueryClient();
  expect(renderToString(createElement(QueryClientProvider, { client }, createElement(Wallet)))).toContain(
    '…',
  );
});
