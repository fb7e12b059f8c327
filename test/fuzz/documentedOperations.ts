import { openApiDocument } from '../../apps/demo-server/src/http/openapi/openApiDocument.ts';

/** A JSON Schema, as far as the fuzzer reads it. */
export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
};

type Content = Record<string, { schema: JsonSchema }>;

/** One operation of the OpenAPI document. */
export type DocumentedOperation = {
  operationId: string;
  method: string;
  path: string;
  parameters: { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: JsonSchema }[];
  body: JsonSchema | null;
  responses: Record<string, { content?: Content }>;
  security: 'secretKey' | 'session' | null;
};

/** The document that the server publishes, as the fuzzer reads it. */
export type ApiDocument = {
  schemas: Record<string, JsonSchema>;
  operations: DocumentedOperation[];
};

type RawOperation = {
  operationId: string;
  parameters?: DocumentedOperation['parameters'];
  requestBody?: { content: Content };
  responses: DocumentedOperation['responses'];
  security?: Record<string, unknown>[];
};

/** Reads the OpenAPI document, each operation once. */
export function documentedOperations(): ApiDocument {
  // A round trip through JSON leaves what clients get.
  const document = JSON.parse(JSON.stringify(openApiDocument()));
  const paths: Record<string, Record<string, RawOperation>> = document.paths;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      operationId: operation.operationId,
      method: method.toUpperCase(),
      path,
      parameters: operation.parameters ?? [],
      body: operation.requestBody?.content['application/json']?.schema ?? null,
      responses: operation.responses,
      security: schemeOf(operation),
    })),
  );
  return { schemas: document.components.schemas, operations };
}

function schemeOf({ security = [] }: RawOperation): DocumentedOperation['security'] {
  const [scheme] = Object.keys(security[0] ?? {});
  return scheme === 'secretKey' || scheme === 'session' ? scheme : null;
}
