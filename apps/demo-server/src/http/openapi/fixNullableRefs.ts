/**
 * The same document with what may be null said as JSON Schema has it. Its writer says of a named schema that
 * may be null "all of: that one, and object or null", which refuses null.
 */
export function fixNullableRefs(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(fixNullableRefs);
  if (typeof node !== 'object' || node === null) return node;
  const { allOf, ...rest } = node as Record<string, unknown>;
  const others = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, fixNullableRefs(value)]),
  );
  if (!Array.isArray(allOf)) return others;
  const [named, restriction, ...more] = allOf;
  const { type, ...further } = Object(restriction);
  const isNullable = more.length === 0 && named?.$ref && Array.isArray(type) && type.includes('null');
  if (!isNullable) return { allOf: allOf.map(fixNullableRefs), ...others };
  return { anyOf: [named, { type: 'null' }], ...further, ...others };
}
