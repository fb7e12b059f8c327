import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { ApiDocument, DocumentedOperation } from './documentedOperations.ts';

/** A response as it came. */
export type FuzzResponse = { status: number; mediaType: string; text: string };

/**
 * Creates a function that compares a response with the OpenAPI document: its status and media type are declared, and
 * its body matches the declared schema.
 *
 * @returns a function that returns the difference, or null
 */
export function createResponseChecker({
  schemas,
}: ApiDocument): (operation: DocumentedOperation, response: FuzzResponse) => string | null {
  // Keywords that OpenAPI adds to JSON Schema constrain nothing, and strict mode would reject them.
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  formats.default(ajv);
  ajv.addSchema({ $id: 'https://document.test/', components: { schemas } });
  const validators = new Map<string, ValidateFunction>();

  return (operation, { status, mediaType, text }) => {
    const declared =
      operation.responses[status] ??
      operation.responses[`${String(status)[0]}XX`] ??
      operation.responses.default;
    if (!declared) return `status ${status} is not declared`;
    if (!declared.content) return text === '' ? null : `a body where none is declared: ${text.slice(0, 200)}`;
    const media = declared.content[mediaType];
    if (!media) return `${status} as ${mediaType || 'no media type'}, which is not declared`;
    if (!mediaType.endsWith('json')) return null;
    const name = `${operation.operationId} ${status} ${mediaType}`;
    let validate = validators.get(name);
    if (!validate) {
      validate = ajv.compile(inDocument(media.schema));
      validators.set(name, validate);
    }
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return `${status} is no JSON: ${text.slice(0, 200)}`;
    }
    return validate(body)
      ? null
      : `${status} does not match: ${ajv.errorsText(validate.errors).slice(0, 600)}`;
  };
}

/** Makes the references of a schema absolute, so that they resolve in the document. */
function inDocument(schema: object): object {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('"#/components/', '"https://document.test/#/components/'),
  );
}
