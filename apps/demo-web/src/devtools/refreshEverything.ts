import { focusManager, type QueryClient } from '@tanstack/react-query';

/** Has all that the page shows read again, by whichever of its clients: time or trouble has changed it. */
export async function refreshEverything(queryClient: QueryClient): Promise<void> {
  // The dashboard has a client of its own; it reads again as if one had come back to the page.
  focusManager.onFocus();
  await queryClient.invalidateQueries();
}
