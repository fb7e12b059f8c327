import { createCoffer } from '@coffer/client';

/** The merchant API of your Coffer server. */
export const coffer = createCoffer({
  url: process.env.COFFER_URL,
  apiKey: process.env.COFFER_API_KEY,
});
