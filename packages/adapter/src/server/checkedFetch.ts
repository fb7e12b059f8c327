import { matchRoute } from './matchRoute.ts';
import { problemSchema } from './problemSchema.ts';

/**
 * A `fetch` that asks a handler in process and throws where an answer is not what the route table says:
 * for tests, which so prove that the document generated from the table is true.
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
      if (response.status !== route.status) throw new Error(`${route.path} answered ${response.status}.`);
      route.answer?.parse(body);
    } else {
      problemSchema.parse(body);
    }
    return response;
  };
}
