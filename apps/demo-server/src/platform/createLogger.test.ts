import { expect, test } from 'vitest';
import { createLogger } from './createLogger.ts';
import { logScope } from './logScope.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(createLogger({ level: 'info' }, { write: (line) => lines.push(line) }));
  return JSON.parse(lines[0] ?? '{}');
}

test('logs an error with its chain of causes, each with type, message and stack', () => {
  const root = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const middle = new Error('The connection to PostgreSQL failed.', { cause: root });
  const err = new TypeError('The customer was not stored.', { cause: middle });
  expect(logged((logger) => logger.error({ err }, 'request failed'))).toMatchObject({
    msg: 'request failed',
    err: {
      type: 'TypeError',
      message: 'The customer was not stored.',
      cause: {
        message: 'The connection to PostgreSQL failed.',
        cause: {
          message: 'connect ECONNREFUSED',
          code: 'ECONNREFUSED',
          stack: expect.stringContaining('at '),
        },
      },
    },
  });
});

test('adds the request ID to lines that code below the request writes, and to no others', () => {
  const within = logScope.run({ requestId: 'req-1' }, () =>
    logged((logger) => logger.warn({ id: 7 }, 'late')),
  );
  expect(within).toMatchObject({ requestId: 'req-1', id: 7, msg: 'late' });
  expect(logged((logger) => logger.warn('alone'))).not.toHaveProperty('requestId');
});
