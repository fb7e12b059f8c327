import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type GetToken, tokenSource } from './tokenSource.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') });
});
afterEach(() => vi.useRealTimers());

/** Gives tokens that hold for a quarter of an hour by a clock that is `skewMs` ahead of ours. */
function sessions(skewMs = 0) {
  const reasons: boolean[] = [];
  const getToken: GetToken = ({ renew }) => {
    reasons.push(renew);
    const expiresAt = new Date(Date.now() + skewMs + 900_000).toISOString();
    return { token: `token ${reasons.length}`, expiresAt };
  };
  return { reasons, ...tokenSource(getToken) };
}
const wait = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

test('a token is renewed shortly before it expires, once for all who ask', async () => {
  const { current, reasons } = sessions();
  expect(await current()).toBe('token 1');
  wait(869);
  expect(await current()).toBe('token 1');
  wait(2);
  expect(await Promise.all([current(), current(), current()])).toEqual(['token 2', 'token 2', 'token 2']);
  expect(reasons).toEqual([false, true]);
});

test('a clock that runs ahead or behind asks no more often than a refusal makes it', async () => {
  for (const skewMs of [-3_600_000, -880_000]) {
    const { current, renew, reasons } = sessions(skewMs);
    expect(await current()).toBe('token 1');
    wait(60);
    expect(await current()).toBe('token 1');
    expect(await renew('token 1')).toBe('token 2');
    expect(reasons).toEqual([false, true]);
  }
});

test('a token that could not be had is asked for again', async () => {
  const answers = [() => Promise.reject(new Error('offline')), () => 'plain'];
  const { current } = tokenSource(() => answers.shift()?.() ?? null);
  await expect(current()).rejects.toThrow('offline');
  expect(await current()).toBe('plain');
  wait(86_400);
  expect(await current()).toBe('plain');
});
