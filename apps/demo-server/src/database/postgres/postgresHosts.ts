import { DatabaseUnavailable } from '../DatabaseUnavailable.ts';

/** The servers of a connection string, in the order to try them, each as its own connection string. */
export type PostgresHosts = readonly [string, ...string[]];

/** Values of `target_session_attrs` that ask for a server which accepts writes. */
const writable = new Set(['read-write', 'primary']);

/**
 * Splits a connection string with several hosts, such as
 * `postgres://user@a:5432,b/db?target_session_attrs=read-write`. The driver accepts one host at a time.
 *
 * @see https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-MULTIPLE-HOSTS
 *
 * @throws DatabaseUnavailable `address_unsupported`
 */
export function postgresHosts(url: string): PostgresHosts {
  const [, before = '', authority = '', after = ''] =
    /^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)([^/?#]*)(.*)$/.exec(url) ?? [];
  const [path = '', query = ''] = splitOnce(after, '?');
  const parameters = new URLSearchParams(query);
  const attributes = parameters.get('target_session_attrs');
  if (attributes !== null && attributes !== 'any' && !writable.has(attributes)) {
    throw new DatabaseUnavailable(
      'address_unsupported',
      `DATABASE_URL asks for target_session_attrs=${attributes}, but this server writes; use read-write, or leave it out.`,
    );
  }
  if (parameters.get('host')?.includes(',')) {
    throw new DatabaseUnavailable(
      'address_unsupported',
      'DATABASE_URL names several hosts in its host parameter; write postgres://user:password@first:5432,second:5432/database.',
    );
  }
  parameters.delete('target_session_attrs');
  const rest = parameters.size === 0 ? path : `${path}?${parameters}`;
  const [first = '', ...others] = authority.split(',').map((host) => `${before}${host}${rest}`);
  return [first, ...others];
}

function splitOnce(text: string, separator: string): string[] {
  const position = text.indexOf(separator);
  return position < 0 ? [text] : [text.slice(0, position), text.slice(position + 1)];
}
