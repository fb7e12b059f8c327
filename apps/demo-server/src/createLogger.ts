import { type DestinationStream, type Logger, pino } from 'pino';

/** Where a key or a token could stand, should anybody ever log an object that has one. */
const secretPaths = [
  'authorization',
  'token',
  'secretKey',
  'headers.authorization',
  'headers.cookie',
  'req.headers.authorization',
  'req.headers.cookie',
  '*.authorization',
  '*.token',
  '*.secretKey',
  '*.headers.authorization',
];

/** Structured logs, one JSON object a line. */
export function createLogger(
  { level = 'info' }: { level?: string } = {},
  destination: DestinationStream = pino.destination(1),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretPaths, censor: '[redacted]' },
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
}
