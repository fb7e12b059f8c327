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
  destination: DestinationStream = standardOutput(),
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

/**
 * Lines are written some at a time, at the latest after a tenth of a second, without stopping the server for each,
 * and all of them before the process exits. Where nobody reads them, four megabytes are kept and what comes then is
 * dropped.
 */
function standardOutput(): DestinationStream {
  const fourMegabytes = 4 * 1024 * 1024;
  return pino.destination({
    dest: 1,
    sync: false,
    minLength: 16_000,
    periodicFlush: 100,
    maxLength: fourMegabytes,
  });
}
