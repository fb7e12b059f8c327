import { composeStory } from '@storybook/react-vite';
import { expect, test } from 'vitest';
import preview from '../../../../.storybook/preview.tsx';
import meta, { Default } from '../LedgerTable/LedgerTable.stories.tsx';

/** Opens a story that sets its width, with choices in the toolbar, and waits for its table. */
async function open(globals: Record<string, string>) {
  const story = composeStory(Default, meta, {
    ...preview,
    initialGlobals: { ...preview.initialGlobals, ...globals },
  });
  await story.run();
  const find = (slot: string) => document.querySelector<HTMLElement>(`[data-slot="${slot}"]`);
  const row = () => find('ledger-table-row')?.textContent ?? find('ledger-table-notice')?.textContent ?? '';
  await expect.poll(row, { timeout: 5_000 }).not.toBe('');
  const theme = find('wallet-theme');
  const card = find('ledger-table');
  if (!theme || !card) throw new Error('The story shows no table.');
  return { theme, row, token: (name: string) => getComputedStyle(card).getPropertyValue(name), card };
}

test('applies scheme, accent, radius, density and direction', async () => {
  const { theme, token } = await open({
    scheme: 'dark',
    accent: '#0f766e',
    radius: '20px',
    density: 'compact',
    direction: 'rtl',
  });
  expect(theme.dir).toBe('rtl');
  expect(theme.dataset).toMatchObject({ cofferScheme: 'dark', cofferDensity: 'compact' });
  expect([token('--coffer-accent'), token('--coffer-radius')]).toEqual(['#0f766e', '20px']);
});

test('applies locale and currency', async () => {
  const { theme, row } = await open({ locale: 'de-DE', currency: 'EUR' });
  expect(theme.lang).toBe('de-DE');
  await expect.poll(row).toContain('€');
});

test('applies the scenario', async () => {
  const { row } = await open({ scenario: 'empty' });
  await expect.poll(row).toContain('Nothing has moved yet');
});

test('applies the container width, which overrides the one of the story', async () => {
  expect((await open({})).theme.parentElement?.style.maxInlineSize).toBe('640px');
  expect((await open({ width: '320px' })).card.offsetWidth).toBe(320);
});

test('emulates forced colours', async () => {
  const { card } = await open({ forcedColors: 'dark' });
  await expect.poll(() => getComputedStyle(card).colorScheme).toBe('dark');
  expect(getComputedStyle(card).boxShadow).toBe('none');
});
