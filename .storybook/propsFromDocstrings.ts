import type { ArgTypesEnhancer } from 'storybook/internal/types';

type Documented = { description?: string; tsType?: { raw?: string; name: string } };

/**
 * Completes the table of props from the source: the default from `@default`, the type as it is written in the code, and
 * a matching control.
 */
export const propsFromDocstrings: ArgTypesEnhancer = ({ argTypes, component }) => {
  const props: Record<string, Documented> = component?.__docgenInfo?.props ?? {};
  return Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      const prop = props[name];
      if (!prop) return [name, argType];
      const type = (prop.tsType?.raw ?? prop.tsType?.name ?? '').replace(/\s*\|\s*undefined$/, '');
      const defaultValue = /@default\s+([\s\S]+)$/.exec(prop.description ?? '')?.[1]?.trim();
      const table = {
        ...argType.table,
        type: { summary: type },
        ...(defaultValue ? { defaultValue: { summary: defaultValue } } : {}),
      };
      return [name, { ...argType, table, ...controlOf(type) }];
    }),
  );
};

/** Returns the control for a type. Callbacks, class names and other objects have none. */
function controlOf(type: string) {
  const values = type.split(/\s*\|\s*/);
  if (values.length > 1 && values.every((value) => /^('[^']*'|\d+)$/.test(value))) {
    const options = values.map((value) => (value.startsWith("'") ? value.slice(1, -1) : Number(value)));
    return { control: { type: 'inline-radio' as const }, options };
  }
  if (type === 'string' || type === 'ReactNode') return { control: { type: 'text' as const } };
  if (type === 'number' || type === 'boolean') return { control: { type } as const };
  return { control: { disable: true } };
}
