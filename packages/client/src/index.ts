export { WalletError, type WalletErrorCode } from '@coffer/adapter';
export type { components, paths } from './api.gen.ts';
export type { Coffer, CofferOptions } from './createCoffer.ts';
export { createCoffer } from './createCoffer.ts';
export type { CallOptions, Method, PageMethod, Parameters, Result } from './Method.ts';
export type { Operations } from './operations.gen.ts';
export type { PagePromise } from './PagePromise.ts';
export type { Schemas } from './Schemas.ts';
