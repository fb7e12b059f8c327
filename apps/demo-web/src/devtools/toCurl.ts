import type { LogLine } from './logStore.ts';

/** What the browser sets by itself, or what only it means anything to. */
const left = new Set(['accept', 'content-length', 'last-event-id']);

/**
 * The command that asks the same again. A write carries the key of the first one, so it is answered as the
 * first one was and does nothing twice. A live secret key is left to the environment.
 */
export function toCurl(line: LogLine): string {
  if (line.kind === 'event') {
    return `${toCurl(line.call)} \\\n  --header 'accept: text/event-stream' \\\n  --no-buffer`;
  }
  if (line.kind === 'delivery') {
    const url = `${location.origin}/v1/webhook-deliveries/${line.deliveryId}`;
    return `curl '${url}' \\\n  --header 'authorization: Bearer sk_test_demo'`;
  }
  const headers = line.headers
    .filter(([name]) => !left.has(name))
    .map(([name, value]) =>
      value.startsWith('Bearer sk_live_')
        ? `--header "${name}: Bearer $COFFER_SECRET_KEY"`
        : `--header ${quoted(`${name}: ${value}`)}`,
    );
  const method = line.method === 'GET' ? [] : [`--request ${line.method}`];
  const body = line.body === '' ? [] : [`--data ${quoted(line.body)}`];
  return [`curl ${quoted(line.url)}`, ...method, ...headers, ...body].join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
