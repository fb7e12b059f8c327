import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import openapiTypes, { astToString } from 'openapi-typescript';
import { merchantDocument } from './merchantDocument.ts';
import { operationsSource } from './operationsSource.ts';

// Writes the client from the server's OpenAPI document: `src/api.gen.ts`, the types of every operation, which is not
// committed, and `src/operations.gen.ts`, the client's methods, which is. A test fails when the latter is out of date.

const document = merchantDocument();
write('api.gen.ts', astToString(await openapiTypes(document, { alphabetize: true })));
write('operations.gen.ts', operationsSource(document));

/** Replaces a file in one step, because type checks of several packages generate it at the same time. */
function write(name: string, text: string): void {
  const file = new URL(`../src/${name}`, import.meta.url);
  if (readIfExists(file) === text) return;
  const written = new URL(`${file}.${process.pid}`);
  writeFileSync(written, text);
  renameSync(written, file);
}

function readIfExists(file: URL): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
