import type { components } from './api.gen.ts';

/** What the API tells and takes, by its name in the OpenAPI document. */
export type Schemas = components['schemas'];
