import createFetchClient from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import type { paths } from '../api/api.gen.ts';
import { unloggedFetch } from './patchFetch.ts';

/** What the panel changes stands in the log, to be copied. */
export const devtoolsClient = createFetchClient<paths>({ baseUrl: location.origin });

/** What the panel looks at by itself does not: it would bury the page's own calls. */
export const devtoolsApi = createQueryClient(
  createFetchClient<paths>({ baseUrl: location.origin, fetch: unloggedFetch }),
);

/** The panel's line to the server is never the slow one, or none, that was chosen for the page. */
export const always = { networkMode: 'always', retry: false } as const;
