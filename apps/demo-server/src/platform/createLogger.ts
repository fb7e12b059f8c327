import { trace } from '@opentelemetry/api';
import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';
import { logScope } from './logScope.ts';

/** Paths that could contain a key or a token if code logs an object that has one. */
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

/** Creates a logger that writes one JSON object per line. */
export function createLogger(
  { level = 'info' }: { level?: string } = {},
  destination: DestinationStream = standardOutput(),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: scopeOf,
      // Each cause has its own type, message and stack.
      serializers: { err: stdSerializers.errWithCause },
      redact: { paths: secretPaths, censor: '[redacted]' },
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
}

/** Returns the ids of the request or job that writes a line, and of its trace. */
function scopeOf(): object {
  const scope = logScope.getStore() ?? {};
  const span = trace.getActiveSpan()?.spanContext();
  return span ? { ...scope, traceId: span.traceId, spanId: span.spanId } : { ...scope };
}

/**
 * Writes lines in groups, within 100 ms and without blocking the server for each line, and flushes before the process
 * exits. When nothing reads the output, it buffers four megabytes and drops later lines.
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
