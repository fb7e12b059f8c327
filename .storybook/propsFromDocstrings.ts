import type { ArgTypesEnhancer } from 'storybook/internal/types';

type Documented = { description?: string; tsType?: { raw?: string; name: string } };

/**
 * Completes the table of props by what the sources say: the default from `@default`, the type as it is
 * written, and a control that fits it.
 */
export const propsFromDocstrings: ArgTypesEnhancer = ({ argTypes, component }) => {
  const props: Record<string, Documented> = component?.__docgenInfo?.props ?? {};
  return Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      const documented = props[name];
      if (!documented) return [name, argType];
      const type = (documented.tsType?.raw ?? documented.tsType?.name ?? '').replace(
        /\s*\|\s*undefined$/,
        '',
      );
      const fallback = /@default\s+([\s\S]+)$/.exec(documented.description ?? '')?.[1]?.trim();
      const table = {
        ...argType.table,
        type: { summary: type },
        ...(fallback ? { defaultValue: { summary: fallback } } : {}),
      };
      return [name, { ...argType, table, ...controlOf(type) }];
    }),
  );
};

/** Callbacks, class names and what has no field of its own are changed in code. */
function controlOf(type: string) {
  const words = type.split(/\s*\|\s*/);
  if (words.length > 1 && words.every((word) => /^('[^']*'|\d+)$/.test(word))) {
    const options = words.map((word) => (word.startsWith("'") ? word.slice(1, -1) : Number(word)));
    return { control: { type: 'inline-radio' as const }, options };
  }
  if (type === 'string' || type === 'ReactNode') return { control: { type: 'text' as const } };
  if (type === 'number' || type === 'boolean') return { control: { type } as const };
  return { control: { disable: true } };
}
