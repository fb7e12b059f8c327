/** Stops tracing: sends the spans that wait. */
export type StopTracing = () => Promise<void>;

/**
 * Starts OpenTelemetry's SDK when its variables name a receiver, and returns null when they do not. The SDK reads its own
 * variables: `OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_TRACES_SAMPLER`, `OTEL_SERVICE_NAME` and others.
 *
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export async function startTracing(environment: NodeJS.ProcessEnv): Promise<StopTracing | null> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, OTEL_SDK_DISABLED } = environment;
  const hasReceiver = OTEL_EXPORTER_OTLP_ENDPOINT || OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  if (!hasReceiver || OTEL_SDK_DISABLED === 'true') return null;
  environment.OTEL_SERVICE_NAME ??= 'coffer';
  // Prometheus reads the metrics, and the log goes to the standard output.
  environment.OTEL_METRICS_EXPORTER ??= 'none';
  environment.OTEL_LOGS_EXPORTER ??= 'none';
  // A server that does not trace loads nothing of the SDK.
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK();
  sdk.start();
  return () => sdk.shutdown();
}
