import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { z } from 'zod';
import { matchRoute } from '../matchRoute.ts';
import { problemSchema } from '../problemSchema.ts';

/**
 * Returns a `fetch` for tests that calls a handler in process and throws if a response differs from its documentation.
 * It checks the JSON Schema of the route table, which is stricter than the schema that a page checks: no unknown
 * fields and no unknown values.
 */
export function checkedFetch(
  handler: (request: Request) => Promise<Response>,
  basePath: string,
): typeof globalThis.fetch {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  return async (input, init) => {
    const request = new Request(input, init);
    const response = await handler(request);
    const type = response.headers.get('content-type');
    if (type === 'text/event-stream' || type?.startsWith('text/csv')) return response;
    const body: unknown = response.status === 204 ? undefined : await response.clone().json();
    if (response.ok) {
      const { route } = matchRoute(request.method, new URL(request.url).pathname.slice(basePath.length));
      if (response.status !== route.status)
        throw new Error(`${route.path} responded with ${response.status}.`);
      if (route.response && !ajv.validate(z.toJSONSchema(route.response), body)) {
        throw new Error(`${route.path} differs from its schema: ${ajv.errorsText()}.`);
      }
    } else {
      problemSchema.parse(body);
    }
    return response;
  };
}
