import type { components } from './api.gen.ts';

/** The request and response bodies of the API, by their names in the OpenAPI document: `Schemas['Wallet']`. */
export type Schemas = components['schemas'];
