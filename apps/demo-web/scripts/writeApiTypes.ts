import { writeFileSync } from 'node:fs';
import { openApiDocument } from '@coffer/demo-server/openapi';
import openapiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript';

// Writes src/api/api.gen.ts, the types of every operation, from the document that the server publishes.
// It is written before each type check and is not committed, so it cannot be stale.
const document = JSON.parse(JSON.stringify(openApiDocument())) as OpenAPI3;
const file = new URL('../src/api/api.gen.ts', import.meta.url);
writeFileSync(file, astToString(await openapiTypes(document, { alphabetize: true })));
