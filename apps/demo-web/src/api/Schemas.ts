import type { components } from './api.gen.ts';

/** The request and response bodies of the API, by their names in the OpenAPI document. */
export type Schemas = components['schemas'];
