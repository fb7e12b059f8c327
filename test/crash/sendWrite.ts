import type { JournalWrite } from './CrashJournal.ts';

/** The secret key of every server of the suite. */
export const secretKey = 'sk_test_of_the_crash_suite_32_chars';

/**
 * Sends a write, and enters its answer. Says `lost` where none came or where it cannot be the last word: then the same
 * write is sent again, later or to another server, as its key allows.
 *
 * @throws Error when a repeat is answered otherwise than the first time.
 */
export async function sendWrite(url: string, write: JournalWrite): Promise<'answered' | 'lost'> {
  const answer = await ask(url, write);
  // 409 says that the first try is still under way; 503 that the server or its database is not there now.
  if (!answer || answer.status === 409 || answer.status >= 500) return 'lost';
  if (write.answer === null) {
    if (answer.status !== 201 && answer.status !== 200) {
      throw new Error(`${write.path} was refused: ${answer.status} ${answer.body}`);
    }
    write.answer = { status: answer.status, body: answer.body };
    return 'answered';
  }
  const isSame = write.kind !== 'entry' || answer.body === write.answer.body;
  if (!isSame || !answer.replayed || answer.status !== write.answer.status) {
    const { status, body } = write.answer;
    throw new Error(`${write.key} was answered ${status} ${body}, and now ${answer.status} ${answer.body}`);
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
