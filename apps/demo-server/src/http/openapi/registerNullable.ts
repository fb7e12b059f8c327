import { type OpenAPIHono, z } from '@hono/zod-openapi';

/**
 * Names what may be null without its null. The writer gives a name to where it first meets a schema, and where
 * that may be null, every other mention would be as well.
 */
export function registerNullable(registry: OpenAPIHono['openAPIRegistry'], part: z.ZodType): void {
  if (!(part instanceof z.ZodNullable)) return;
  const inner = part.unwrap() as z.ZodType;
  const facts = z.globalRegistry.get(inner);
  // A copy, since only schemas that are made after the writer's own start can be named by it.
  if (facts?.id !== undefined) registry.register(facts.id, inner.meta(facts));
}
