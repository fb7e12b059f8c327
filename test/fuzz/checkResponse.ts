import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { ApiDocument, DocumentedOperation } from './documentedOperations.ts';

/** An answer as it came. */
export type FuzzAnswer = { status: number; mediaType: string; text: string };

/**
 * Holds answers against the document: the status is declared, so is the media type, and the body is what the
 * declared schema takes.
 *
 * @returns what is wrong with an answer, or null
 */
export function answerJudge({
  schemas,
}: ApiDocument): (operation: DocumentedOperation, answer: FuzzAnswer) => string | null {
  // What OpenAPI adds to JSON Schema constrains nothing.
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  formats.default(ajv);
  ajv.addSchema({ $id: 'https://document.test/', components: { schemas } });
  const validators = new Map<string, ValidateFunction>();

  return (operation, { status, mediaType, text }) => {
    const declared = operation.responses[status] ?? operation.responses.default;
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

/** The same schema with references to the document, in which alone they lead somewhere. */
function inDocument(schema: object): object {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('"#/components/', '"https://document.test/#/components/'),
  );
}
