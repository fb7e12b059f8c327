import { act, renderHook } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { useLazyImport } from './useLazyImport.ts';

/** Renders the hook on an import that fails the first `failures` times. */
function renderLazy(failures: number) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  onTestFinished(() => warn.mockRestore());
  const load = vi.fn(async () => {
    if (load.mock.calls.length <= failures) throw new Error('The chunk did not load.');
    return 'code';
  });
  const hook = renderHook((isWanted) => useLazyImport(load, isWanted), { initialProps: true });
  onTestFinished(hook.unmount);
  const advance = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  return { load, advance, warn, rerender: hook.rerender, lazy: () => hook.result.current };
}

test('behavior: tries again every five seconds until the code is loaded', async () => {
  const { load, lazy, advance } = renderLazy(2);
  await advance(0);
  expect(lazy()).toMatchObject({ value: undefined, hasFailed: true });
  await advance(5000);
  expect(load).toHaveBeenCalledTimes(2);
  expect(lazy().hasFailed).toBe(true);
  await advance(5000);
  expect(lazy()).toMatchObject({ value: 'code', hasFailed: false });
  await advance(20_000);
  expect(load).toHaveBeenCalledTimes(3);
});

test('behavior: warns about the first failure in a row', async () => {
  const { warn, advance } = renderLazy(3);
  await advance(0);
  await advance(10_000);
  expect(warn.mock.calls).toEqual([
    ['Coffer could not load a part of its code and will try again.', new Error('The chunk did not load.')],
  ]);
});

test('behavior: tries again when the browser comes online', async () => {
  const { load, lazy, advance } = renderLazy(1);
  await advance(0);
  window.dispatchEvent(new Event('online'));
  await advance(0);
  expect(load).toHaveBeenCalledTimes(2);
  expect(lazy().value).toBe('code');
});

test('behavior: stops trying when the code is no longer wanted', async () => {
  const { load, rerender, advance } = renderLazy(9);
  await advance(0);
  rerender(false);
  await advance(20_000);
  expect(load).toHaveBeenCalledTimes(1);
});

test('returns: retry loads again at once', async () => {
  const { load, lazy, advance } = renderLazy(1);
  await advance(0);
  act(() => lazy().retry());
  expect(lazy().hasFailed).toBe(false);
  await advance(0);
  expect(load).toHaveBeenCalledTimes(2);
  expect(lazy().value).toBe('code');
});
