import { writeFileSync } from 'node:fs';
import { openApiDocument } from '@coffer/demo-server/openapi';
import openapiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript';

// Writes src/api/api.gen.ts, the types of every operation, from the server's OpenAPI document. Each type check
// writes it first, and it is not committed, so it cannot be out of date.
const document = JSON.parse(JSON.stringify(openApiDocument())) as OpenAPI3;
const file = new URL('../src/api/api.gen.ts', import.meta.url);
writeFileSync(file, astToString(await openapiTypes(document, { alphabetize: true })));
