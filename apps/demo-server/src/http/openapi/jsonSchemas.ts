import { z } from 'zod';

/** JSON Schema 2020-12, which OpenAPI 3.1 uses as it is. */
export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** JSON Schemas by id, as an OpenAPI document lists them under `components`. */
export type Components = Record<string, JsonSchema>;

/** JSON Schemas of an API's requests or of its responses. */
export type JsonSchemas = {
  /** Returns the JSON Schema of one of the converted schemas. It is a reference if the schema has an id. */
  of: (schema: z.core.$ZodType) => JsonSchema;
  components: Components;
};

/**
 * Converts schemas to JSON Schema, with one component per id. `io` says whether they describe a value before or after
 * the schema transforms it.
 */
export function jsonSchemas(schemas: ReadonlySet<z.core.$ZodType>, io: 'input' | 'output'): JsonSchemas {
  const names = new Map([...schemas].map((schema, index) => [schema, `schema${index}`]));
  // One object contains them all, so that the library creates each component once.
  const all = z.object(Object.fromEntries([...names].map(([schema, name]) => [name, schema])));
  const { properties = {}, $defs = {} } = withComponentRefs(
    z.toJSONSchema(all, { io, override: adaptToOpenApi }),
  );
  return {
    of: (schema) => {
      const name = names.get(schema);
      const converted = name === undefined ? undefined : properties[name];
      if (typeof converted !== 'object') throw new Error('The schema was not converted.');
      return converted;
    },
    components: $defs,
  };
}

/**
 * Merges the components of requests and responses.
 *
 * @throws Error if one id has two meanings.
 */
export function mergeComponents(requests: Components, responses: Components): Components {
  for (const [id, component] of Object.entries(requests)) {
    const other = responses[id];
    if (other && JSON.stringify(other) !== JSON.stringify(component)) {
      throw new Error(`The schema ${id} differs between requests and responses.`);
    }
  }
  return { ...requests, ...responses };
}

function adaptToOpenApi({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  // zod adds a pattern of 300 characters to a format such as `date-time`, which needs none.
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  // In OpenAPI it means "never sent in a request". In zod it means a readonly TypeScript type.
  delete jsonSchema.readOnly;
}

/** Points references at the components of an OpenAPI document. */
function withComponentRefs<Node>(node: Node): Node {
  return JSON.parse(JSON.stringify(node).replaceAll('"#/$defs/', '"#/components/schemas/'));
}
