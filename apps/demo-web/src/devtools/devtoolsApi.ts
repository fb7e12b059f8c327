import { focusManager, type QueryClient } from '@tanstack/react-query';
import createFetchClient from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import type { paths } from '../api/api.gen.ts';
import { unloggedFetch } from './patchFetch.ts';

/** Client for the panel's changes. The log shows them, so that they can be copied as curl. */
export const devtoolsClient = createFetchClient<paths>({ baseUrl: location.origin });

/** Queries of the panel. The log leaves them out, because their polling would bury the page's own calls. */
export const devtoolsApi = createQueryClient(
  createFetchClient<paths>({ baseUrl: location.origin, fetch: unloggedFetch }),
);

/** Options of the panel's queries: they also run while the page is slow or offline by choice. */
export const alwaysOnline = { networkMode: 'always', retry: false } as const;

/** Refetches everything that the page shows, after the panel changed the server. */
export async function refetchEverything(queryClient: QueryClient): Promise<void> {
  // The dashboard has its own client, which refetches when the window gets the focus.
  focusManager.onFocus();
  await queryClient.invalidateQueries();
}
