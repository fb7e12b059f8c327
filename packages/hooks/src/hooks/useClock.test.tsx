import { act, cleanup, render } from '@testing-library/react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useWalletLocale } from './useWalletLocale.ts';
import { WalletLocaleProvider, type WalletLocaleProviderProps } from './WalletLocaleProvider.tsx';

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['Date', 'setInterval', 'clearInterval'],
    now: new Date('2026-03-01T12:00:00Z'),
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const shown: string[] = [];

function Clock() {
  const text = useWalletLocale().now().toISOString();
  shown.push(text);
  return <p>{text}</p>;
}

const page = (now?: WalletLocaleProviderProps['now']) => (
  <WalletLocaleProvider now={now}>
    <Clock />
  </WalletLocaleProvider>
);
const renderedAt = '2026-02-28T23:59:00.000Z';

test.each([
  ['text', renderedAt],
  ['Date', new Date(renderedAt)],
])(
  'parameters: now as %s is the time that server and browser render at first, then time moves',
  async (_, now) => {
    const errors = vi.spyOn(console, 'error');
    const container = document.createElement('div');
    container.innerHTML = renderToString(page(now));
    expect(container.textContent).toBe(renderedAt);
    shown.length = 0;
    const root = await act(async () => hydrateRoot(container, page(now)));
    expect(shown[0]).toBe(renderedAt);
    expect(container.textContent).toBe('2026-03-01T12:00:00.000Z');
    expect(errors).not.toHaveBeenCalled();
    act(() => root.unmount());
  },
);

test('parameters: now as a function is the host’s own clock', () => {
  let hour = 1;
  const { container } = render(page(() => new Date(Date.UTC(2026, 0, 1, hour))));
  expect(container.textContent).toBe('2026-01-01T01:00:00.000Z');
  hour = 2;
  act(() => vi.advanceTimersByTime(60_000));
  expect(container.textContent).toBe('2026-01-01T02:00:00.000Z');
});

test('behavior: a page that stays open renders the current time each minute', () => {
  const { container } = render(page());
  act(() => vi.advanceTimersByTime(59_000));
  expect(container.textContent).toBe('2026-03-01T12:00:00.000Z');
  act(() => vi.advanceTimersByTime(1000));
  expect(container.textContent).toBe('2026-03-01T12:01:00.000Z');
});

test('behavior: a hidden page renders the current time when it is shown again', () => {
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  const { container } = render(page());
  act(() => vi.advanceTimersByTime(3_600_000));
  expect(container.textContent).toBe('2026-03-01T12:00:00.000Z');
  visibility.mockReturnValue('visible');
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(container.textContent).toBe('2026-03-01T13:00:00.000Z');
});
