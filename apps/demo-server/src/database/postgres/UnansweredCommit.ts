import { SqlError } from '../SqlError.ts';

/** Error when a commit got no response in time, so that nobody knows yet whether it took effect. */
export class UnansweredCommit extends SqlError {
  readonly answer: Promise<unknown>;

  constructor(answer: Promise<unknown>, withinMs: number) {
    super({
      message: `PostgreSQL did not answer a commit within ${withinMs} ms; whether it took effect is not known.`,
      sqlState: '08007',
    });
    this.answer = answer;
  }
}

/**
 * Waits for the response to a commit, up to the limit.
 *
 * @throws UnansweredCommit
 */
export async function commitWithin<Result>(answer: Promise<Result>, withinMs: number): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new UnansweredCommit(answer, withinMs)), withinMs);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
