import { expect, test } from 'vitest';
import { postgresHosts } from './postgresHosts.ts';

test.each([
  ['postgres://user:p%40ss@a:5433/db', ['postgres://user:p%40ss@a:5433/db']],
  ['postgresql://a,b/db', ['postgresql://a/db', 'postgresql://b/db']],
  [
    'postgres://user:pass@a:5432,b:5433,[::1]:5434/db?target_session_attrs=read-write&sslmode=verify-full',
    [
      'postgres://user:pass@a:5432/db?sslmode=verify-full',
      'postgres://user:pass@b:5433/db?sslmode=verify-full',
      'postgres://user:pass@[::1]:5434/db?sslmode=verify-full',
    ],
  ],
  ['postgres://a,b/db?target_session_attrs=primary', ['postgres://a/db', 'postgres://b/db']],
  ['postgres:///db?host=/run/postgresql', ['postgres:///db?host=%2Frun%2Fpostgresql']],
])('splits %s into its hosts', (url, hosts) => {
  expect(postgresHosts(url)).toEqual(hosts);
});

test.each([
  'postgres://a,b/db?target_session_attrs=standby',
  'postgres://a,b/db?target_session_attrs=prefer-standby',
  'postgres://a/db?target_session_attrs=read-only',
  'postgres:///db?host=a,b',
])('refuses %s in one sentence', (url) => {
  expect(() => postgresHosts(url)).toThrow(
    expect.objectContaining({
      code: 'address_unsupported',
      message: expect.stringMatching(/^DATABASE_URL [^\n]+\.$/),
    }),
  );
});
