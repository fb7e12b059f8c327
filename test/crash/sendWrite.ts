import type { JournalWrite } from './CrashJournal.ts';

/** The secret key of every server of the suite. */
export const secretKey = 'sk_test_of_the_crash_suite_32_chars';

/**
 * Sends a write and records its response. Returns `lost` if none came or if the result is undecided. The caller then
 * repeats the write with its key, later or to another server.
 *
 * @throws Error if a repeat gets another response than the first request
 */
export async function sendWrite(url: string, write: JournalWrite): Promise<'answered' | 'lost'> {
  const response = await ask(url, write);
  // 409: the first request is still running. 503: the server or its database is unavailable.
  if (!response || response.status === 409 || response.status >= 500) return 'lost';
  if (write.response === null) {
    if (response.status !== 201 && response.status !== 200) {
      throw new Error(`${write.path} was rejected: ${response.status} ${response.body}`);
    }
    write.response = { status: response.status, body: response.body };
    return 'answered';
  }
  const isSame = write.kind !== 'entry' || response.body === write.response.body;
  if (!isSame || !response.replayed || response.status !== write.response.status) {
    const { status, body } = write.response;
    throw new Error(
      `${write.key} was answered ${status} ${body}, and now ${response.status} ${response.body}`,
    );
  }
  return 'answered';
}

async function ask(url: string, { path, key, body }: JournalWrite) {
  try {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${secretKey}`,
        'idempotency-key': key,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(30_000),
    });
    const replayed = response.headers.get('idempotent-replayed') === 'true';
    return { status: response.status, body: await response.text(), replayed };
  } catch {
    return null;
  }
}
