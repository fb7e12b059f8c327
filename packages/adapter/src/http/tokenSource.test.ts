import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type GetToken, tokenSource } from './tokenSource.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') });
});
afterEach(() => vi.useRealTimers());

/** Creates a source of tokens, by default for 15 minutes, by a server clock that is `skewMs` ahead of ours. */
function sessions(skewMs = 0, lifetimeMs = 900_000) {
  const reasons: boolean[] = [];
  const getToken: GetToken = ({ renew }) => {
    reasons.push(renew);
    const expiresAt = new Date(Date.now() + skewMs + lifetimeMs).toISOString();
    return { token: `token ${reasons.length}`, expiresAt };
  };
  return { reasons, ...tokenSource(getToken) };
}
const wait = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

test('renews a token shortly before it expires, once for all callers', async () => {
  const { current, reasons } = sessions();
  expect(await current()).toBe('token 1');
  wait(869);
  expect(await current()).toBe('token 1');
  wait(2);
  expect(await Promise.all([current(), current(), current()])).toEqual(['token 2', 'token 2', 'token 2']);
  expect(reasons).toEqual([false, true]);
});

test('renews a token that lasts less than a minute after two thirds of its life', async () => {
  const { current, reasons } = sessions(0, 40_000);
  expect(await current()).toBe('token 1');
  wait(26);
  expect(await current()).toBe('token 1');
  wait(1);
  expect(await Promise.all([current(), current()])).toEqual(['token 2', 'token 2']);
  wait(27);
  expect(await current()).toBe('token 3');
  expect(reasons).toEqual([false, true, true]);
});

test('renews only after a refusal if the clock is wrong', async () => {
  for (const skewMs of [-3_600_000, -895_000]) {
    const { current, renew, reasons } = sessions(skewMs);
    expect(await current()).toBe('token 1');
    wait(60);
    expect(await current()).toBe('token 1');
    expect(await renew('token 1')).toBe('token 2');
    expect(reasons).toEqual([false, true]);
  }
});

test('requests a token again after a failure', async () => {
  const results = [() => Promise.reject(new Error('offline')), () => 'plain'];
  const { current } = tokenSource(() => results.shift()?.() ?? null);
  await expect(current()).rejects.toThrow('offline');
  expect(await current()).toBe('plain');
  wait(86_400);
  expect(await current()).toBe('plain');
});
