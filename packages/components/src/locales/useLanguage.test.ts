import { renderHook } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { useLanguage } from './useLanguage.ts';

test('behavior: warns once if a language does not load, and tries again when the browser comes online', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const locale = vi.spyOn(Intl, 'Locale').mockImplementationOnce(function broken() {
    throw new Error('The chunk did not load.');
  });
  onTestFinished(() => {
    warn.mockRestore();
    locale.mockRestore();
  });
  const widgets = [renderHook(() => useLanguage('fr-CA')), renderHook(() => useLanguage('fr-CA'))];
  onTestFinished(() => {
    for (const { unmount } of widgets) unmount();
  });
  await expect.poll(() => warn.mock.calls.length).toBe(1);
  for (const { result } of widgets) expect(result.current).toEqual({});
  window.dispatchEvent(new Event('online'));
  await expect.poll(() => widgets[1]?.result.current['balance.available']).toBe('Solde disponible');
  expect(widgets[0]?.result.current).toBe(widgets[1]?.result.current);
  expect(warn).toHaveBeenCalledOnce();
});

test('behavior: English and a language that the kit does not have render once', async () => {
  for (const locale of ['en-US', 'sw-KE']) {
    let renders = 0;
    const { result, unmount } = renderHook(() => {
      renders += 1;
      return useLanguage(locale);
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([result.current, renders]).toEqual([{}, 1]);
    unmount();
  }
});
