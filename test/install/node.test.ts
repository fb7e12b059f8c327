import { expect, test } from 'vitest';
import { installHost } from './installHost.ts';

test('plain Node imports every entry, and renders prefetched data', async () => {
  const host = await installHost('node', 'npm');
  const { html, loaded } = JSON.parse(await host.run('node', ['render.js']));
  expect(html).toContain('1,248.50');
  expect(html.match(/role="row"|<tr/g).length).toBeGreaterThan(5);
  expect(Object.keys(loaded).length).toBeGreaterThan(30);
  expect(Object.entries(loaded).filter(([, size]) => size === 0)).toEqual([]);
});
