import type { en } from './en.ts';

/** A text with `{name}` for each parameter, or its forms by the plural category of `count`. */
export type Message =
  | string
  | ({ readonly other: string } & { readonly [Category in Intl.LDMLPluralRule]?: string });

/** Key of a text. */
export type MessageKey = keyof typeof en;

/** Every text of the kit in one language. */
export type Messages = { readonly [Key in MessageKey]: Message };

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
/** `count` chooses the plural form, even if the text does not contain it. */
type CountOf<Value> = Value extends { readonly other: string } ? 'count' : never;
type TextOf<Value> = Value extends { readonly other: infer Text } ? Text : Value;

/** Parameters of a text, as its English form names them. */
export type MessageParameters<Key extends MessageKey> = {
  readonly [Name in NamesIn<TextOf<(typeof en)[Key]>> | CountOf<(typeof en)[Key]>]: string | number;
};

/** Returns the text of `key` with its parameters filled in. */
export type Translate = <Key extends MessageKey>(
  key: Key,
  ...parameters: keyof MessageParameters<Key> extends never ? [] : [MessageParameters<Key>]
) => string;
