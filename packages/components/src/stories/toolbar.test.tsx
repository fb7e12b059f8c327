import { composeStory } from '@storybook/react-vite';
import { expect, test } from 'vitest';
import preview from '../../../../.storybook/preview.tsx';
import meta, { Default } from '../LedgerTable/LedgerTable.stories.tsx';

/** The page of a story that says how wide it is, as the toolbar has it; its table, once there. */
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

test('scheme, accent, radius, density and direction', async () => {
  const { theme, token } = await open({
    ...{ scheme: 'dark', accent: '#0f766e', radius: '20px', density: 'compact', direction: 'rtl' },
  });
  expect(theme.dir).toBe('rtl');
  expect(theme.dataset).toMatchObject({ cofferScheme: 'dark', cofferDensity: 'compact' });
  expect([token('--coffer-accent'), token('--coffer-radius')]).toEqual(['#0f766e', '20px']);
});

test('locale and currency', async () => {
  const { theme, row } = await open({ locale: 'de-DE', currency: 'EUR' });
  expect(theme.lang).toBe('de-DE');
  await expect.poll(row).toContain('€');
});

test('scenario', async () => {
  const { row } = await open({ scenario: 'empty' });
  await expect.poll(row).toContain('Nothing has moved yet');
});

test('container width, also where the story says one, until the toolbar does', async () => {
  expect((await open({})).theme.parentElement?.style.maxInlineSize).toBe('640px');
  expect((await open({ width: '320px' })).card.offsetWidth).toBe(320);
});

test('forced colours', async () => {
  const { card } = await open({ forcedColors: 'dark' });
  await expect.poll(() => getComputedStyle(card).colorScheme).toBe('dark');
  expect(getComputedStyle(card).boxShadow).toBe('none');
});
