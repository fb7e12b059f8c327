import type { en } from './en.ts';

/** A text, with `{names}` where figures go, or its forms by plural category of `{count}`. */
export type Message =
  | string
  | ({ readonly other: string } & { readonly [Category in Intl.LDMLPluralRule]?: string });

/** The name of each text that the kit shows. */
export type MessageKey = keyof typeof en;

/** Every text of the kit in one language. */
export type Messages = { readonly [Key in MessageKey]: Message };

/** The texts of one part of the kit in another language. That none is missing, a test tells. */
export type Translation<English> = { readonly [Key in keyof English]?: Message };

/** A language as it is loaded: at first what every widget needs, the rest as it comes to be shown. */
export type Language = {
  base: Partial<Messages>;
  /** By the first word of their keys. */
  parts: { readonly [part: string]: () => Promise<Partial<Messages>> };
};

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
/** What chooses among the forms of a text, whether or not it is in it. */
type CountOf<Value> = Value extends { readonly other: string } ? 'count' : never;
type TextOf<Value> = Value extends { readonly other: infer Text } ? Text : Value;

/** The figures that a text takes, by name, as its English form has them. */
export type MessageParameters<Key extends MessageKey> = {
  readonly [Name in NamesIn<TextOf<(typeof en)[Key]>> | CountOf<(typeof en)[Key]>]: string | number;
};

/** Says the text of `key`, with its figures in place. */
export type Say = <Key extends MessageKey>(
  key: Key,
  ...parameters: keyof MessageParameters<Key> extends never ? [] : [MessageParameters<Key>]
) => string;
