import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { MiddlewareHandler } from 'hono';
import type { AppEnvironment } from './AppEnvironment.ts';
import type { RouteOf } from './routeOf.ts';

/**
 * Gives each request a span, which continues the trace of its `traceparent` header
 * ([W3C Trace Context](https://www.w3.org/TR/trace-context/)). The span has the route's pattern and no id of a customer.
 */
export function traceRequests(routeOf: RouteOf): MiddlewareHandler<AppEnvironment> {
  const tracer = trace.getTracer('coffer');
  return async (c, next) => {
    const parent = propagation.extract(context.active(), c.req.header());
    await tracer.startActiveSpan(c.req.method, { kind: SpanKind.SERVER }, parent, async (span) => {
      try {
        await next();
        const route = routeOf(c);
        const { status } = c.res;
        span.updateName(`${c.req.method} ${route}`);
        span.setAttributes({
          'http.request.method': c.req.method,
          'http.route': route,
          'http.response.status_code': status,
          'coffer.request_id': c.get('requestId'),
        });
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      } finally {
        span.end();
      }
    });
  };
}
