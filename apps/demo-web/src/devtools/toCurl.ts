import type { LogLine } from './logStore.ts';

/** Headers that the browser adds, or that have no meaning outside of it. */
const omittedHeaders = new Set(['accept', 'content-length', 'last-event-id']);

/**
 * Writes the curl command that repeats a call. A write keeps its idempotency key, so the server returns the first response
 * and runs nothing twice. A live secret key is replaced by an environment variable.
 */
export function toCurl(line: LogLine): string {
  switch (line.kind) {
    case 'event':
      return `${toCurl(line.call)} \\\n  --header 'accept: text/event-stream' \\\n  --no-buffer`;
    case 'delivery': {
      const url = `${location.origin}/v1/webhook-deliveries/${line.deliveryId}`;
      return `curl '${url}' \\\n  --header 'authorization: Bearer sk_test_demo'`;
    }
    case 'call': {
      const headers = line.headers
        .filter(([name]) => !omittedHeaders.has(name))
        .map(([name, value]) =>
          value.startsWith('Bearer sk_live_')
            ? `--header "${name}: Bearer $COFFER_SECRET_KEY"`
            : `--header ${quote(`${name}: ${value}`)}`,
        );
      const method = line.method === 'GET' ? [] : [`--request ${line.method}`];
      const body = line.requestBody === '' ? [] : [`--data ${quote(line.requestBody)}`];
      return [`curl ${quote(line.url)}`, ...method, ...headers, ...body].join(' \\\n  ');
    }
    default:
      return line satisfies never;
  }
}

/** Quotes a text for a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
