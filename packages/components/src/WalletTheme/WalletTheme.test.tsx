import { WalletProvider, type WalletProviderProps } from '@coffer/hooks';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import { createPortal } from 'react-dom';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, onTestFinished, test } from 'vitest';
import { BalanceCard } from '../BalanceCard/BalanceCard.tsx';
import { Money } from '../Money/Money.tsx';
import { createStoryWallet } from '../stories/storyWallet.ts';
import { WalletTheme, type WalletThemeProps } from './WalletTheme.tsx';
import '../styles.css';

function show(props: WalletThemeProps | null, locale = 'en-US', own?: WalletProviderProps['messages']) {
  const { config, queryClient } = createStoryWallet({});
  const result = render(
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config} locale={locale} {...(own ? { messages: own } : {})}>
        {props ? (
          <WalletTheme {...props}>
            <BalanceCard data-testid="card" />
          </WalletTheme>
        ) : (
          <BalanceCard data-testid="card" />
        )}
      </WalletProvider>
    </QueryClientProvider>,
  );
  onTestFinished(result.unmount);
  return result;
}

const card = () => screen.getByTestId('card');

test('without a theme a component is the only theme root', async () => {
  const { container } = show(null);
  await screen.findByText('1,248.50 US dollars');
  expect(container.querySelectorAll('[data-coffer]')).toHaveLength(1);
  expect(card().hasAttribute('data-coffer')).toBe(true);
  expect(card().getAttribute('dir')).toBe('ltr');
});

test('inside a theme a component is no theme root', () => {
  show({});
  expect(card().hasAttribute('data-coffer')).toBe(false);
  expect(card().closest('[data-coffer]')).not.toBeNull();
});

test('in a portal a component is a theme root with the values of the theme around it in React', async () => {
  const { config, queryClient } = createStoryWallet({});
  const page = (accent: string) => (
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config}>
        <WalletTheme accent={accent} radius="3px" scheme="dark" density="compact" dir="rtl">
          {createPortal(<BalanceCard data-testid="card" style={{ maxWidth: 300 }} />, document.body)}
        </WalletTheme>
      </WalletProvider>
    </QueryClientProvider>
  );
  const { unmount, rerender } = render(page('rgb(1, 2, 3)'));
  onTestFinished(unmount);
  expect(card().dataset).toMatchObject({ coffer: '', cofferScheme: 'dark', cofferDensity: 'compact' });
  expect(card().dir).toBe('rtl');
  expect(getComputedStyle(card())).toMatchObject({ maxWidth: '300px', borderStartStartRadius: '3px' });
  rerender(page('rgb(4, 5, 6)'));
  expect(getComputedStyle(card()).getPropertyValue('--coffer-accent')).toBe('rgb(4, 5, 6)');
  await screen.findByText('1,248.50 US dollars');
  expect(card().querySelector('[data-coffer]')).toBeNull();
});

test('a component in a host’s dialog inside another component is a theme root', async () => {
  const { config, queryClient } = createStoryWallet({});
  const { unmount } = render(
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config}>
        <BalanceCard
          actions={createPortal(
            <Money value={{ amount: 100, currency: 'USD' }} data-testid="money" />,
            document.body,
          )}
        />
      </WalletProvider>
    </QueryClientProvider>,
  );
  onTestFinished(unmount);
  expect((await screen.findByTestId('money')).hasAttribute('data-coffer')).toBe(true);
});

test('a component with its own React root is no theme root inside an element that the host marked', async () => {
  const island = document.body.appendChild(document.createElement('div'));
  island.setAttribute('data-coffer', '');
  const { config, queryClient } = createStoryWallet({});
  const page = (
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config}>
        <BalanceCard data-testid="card" />
      </WalletProvider>
    </QueryClientProvider>
  );
  // A server cannot know the element around it, so it renders a theme root. A mismatch would be a console error.
  island.innerHTML = renderToString(page);
  expect(card().hasAttribute('data-coffer')).toBe(true);
  const recovered: unknown[] = [];
  const root = await act(async () =>
    hydrateRoot(island, page, { onRecoverableError: (error) => recovered.push(error) }),
  );
  onTestFinished(() => {
    act(() => root.unmount());
    island.remove();
  });
  expect(card().hasAttribute('data-coffer')).toBe(false);
  expect(recovered).toEqual([]);
});

test('prop: scheme', () => {
  show({ scheme: 'dark' });
  expect(getComputedStyle(card()).colorScheme).toBe('dark');
});

test('prop: scheme, set by the host on an element above', () => {
  document.documentElement.setAttribute('data-coffer-scheme', 'dark');
  show({});
  expect(getComputedStyle(card()).colorScheme).toBe('dark');
  document.documentElement.removeAttribute('data-coffer-scheme');
});

test.each(['class', 'data-theme', 'data-bs-theme', 'data-mantine-color-scheme', 'data-mui-color-scheme'])(
  'prop: scheme="page" follows %s="dark" of an element above',
  (attribute) => {
    const page = document.documentElement;
    onTestFinished(() => page.removeAttribute(attribute));
    show({ scheme: 'page' });
    for (const scheme of ['dark', 'light', 'dark']) {
      page.setAttribute(attribute, scheme);
      expect(getComputedStyle(card()).colorScheme).toBe(scheme);
    }
  },
);

test('prop: scheme defaults to light', () => {
  show(null);
  expect(getComputedStyle(card()).colorScheme).toBe('light');
});

test('props: accent, radius, density', () => {
  show({ accent: 'rgb(1, 2, 3)', radius: '3px', density: 'compact' });
  const style = getComputedStyle(card());
  expect(style.getPropertyValue('--coffer-accent')).toBe('rgb(1, 2, 3)');
  expect(style.borderStartStartRadius).toBe('3px');
  expect(style.paddingBlockStart).toBe('15px');
});

test('prop: messages', () => {
  show({ messages: { 'balance.available': 'Credits' } });
  expect(screen.getByRole('heading', { name: 'Credits' })).toBeDefined();
});

test('the provider’s messages override the kit’s texts, and the theme’s messages override both', async () => {
  const own = { 'balance.available': 'Credits' };
  for (const [props, expected] of [
    [null, 'Credits'],
    [{}, 'Credits'],
    [{ messages: { 'balance.available': 'Tokens' } }, 'Tokens'],
  ] as const) {
    const { unmount } = show(props, 'ar-EG', own);
    // Also after the language is loaded.
    await expect.poll(() => document.body.textContent).toContain('مبالغ معلّقة');
    expect(screen.getByRole('heading').textContent).toBe(expected);
    unmount();
  }
});

test('behavior: uses the language and the direction of the locale', async () => {
  show({}, 'ar-EG');
  await expect.poll(() => screen.getByRole('heading').textContent).toBe('الرصيد المتاح');
  expect(getComputedStyle(card()).direction).toBe('rtl');
});

test('without a theme a component uses the language of the locale for words and figures', async () => {
  show(null, 'de-DE');
  await expect.poll(() => screen.getByRole('heading').textContent).toBe('Verfügbares Guthaben');
  await expect.poll(() => card().textContent).toContain('1.248,50');
  await expect.poll(() => card().textContent).toContain('31. Dez.');
  expect(card().textContent).not.toContain('Promotional');
});

test('without a theme a component that appears later starts in the language', async () => {
  const first = show(null, 'de-DE');
  await expect.poll(() => screen.getByRole('heading').textContent).toBe('Verfügbares Guthaben');
  first.unmount();
  show(null, 'de-DE');
  expect(screen.getByRole('heading').textContent).toBe('Verfügbares Guthaben');
});

test('behavior: derives a readable text colour on the accent', () => {
  const textOn = (accent: string) => {
    const { unmount } = show({ accent });
    const probe = card().appendChild(document.createElement('i'));
    probe.style.color = 'var(--coffer-color-on-accent)';
    const { color } = getComputedStyle(probe);
    unmount();
    return color;
  };
  expect(textOn('#1d4ed8')).toBe('oklch(1 0 0)');
  expect(textOn('#facc15')).toBe('oklch(0.14 0 0)');
});
