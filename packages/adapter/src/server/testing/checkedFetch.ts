import { matchRoute } from '../matchRoute.ts';
import { problemSchema } from '../problemSchema.ts';

/**
 * Returns a `fetch` for tests that calls a handler in process and throws if a response differs from the route table.
 * Tests that use it prove that the OpenAPI document, which is generated from the table, is right.
 */
export function checkedFetch(
  handler: (request: Request) => Promise<Response>,
  basePath: string,
): typeof globalThis.fetch {
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
      route.response?.parse(body);
    } else {
      problemSchema.parse(body);
    }
    return response;
  };
}
