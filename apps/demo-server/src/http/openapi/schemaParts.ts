import { z } from '@hono/zod-openapi';

/** Every schema within these, each once. */
export function schemaParts(...roots: readonly unknown[]): Set<z.ZodType> {
  const seen = new Set<unknown>();
  const found = new Set<z.ZodType>();
  const visit = (node: unknown) => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    if (node instanceof z.ZodType) found.add(node);
    const parts = node instanceof z.ZodType ? [node._zod.def] : Object.values(node);
    for (const part of parts) visit(part);
  };
  for (const root of roots) visit(root);
  return found;
}
