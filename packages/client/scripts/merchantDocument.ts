import { openApiDocument } from '@coffer/demo-server/openapi';
import type { OpenAPI3 } from 'openapi-typescript';

/** The OpenAPI document of the merchant API, test mode included, without the other APIs of the server. */
export function merchantDocument(): OpenAPI3 {
  const document = JSON.parse(JSON.stringify(openApiDocument({ demo: false, test: true }))) as OpenAPI3;
  const paths = Object.entries(document.paths ?? {}).filter(([path]) => path.startsWith('/v1/'));
  return { ...document, paths: Object.fromEntries(paths) };
}
