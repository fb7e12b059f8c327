import type { Money } from '@coffer/adapter';
import {
  dateText,
  type EmailText,
  fill,
  type Locale,
  moneyText,
  type Texts,
  textsOf,
} from '../languages/index.ts';

/** Types of emails. Each has its text in every language. */
export type EmailType = keyof Texts['email'];

/** Values that an email is about. Its text names some of the values, and a table below the text shows those with a label. */
export type EmailValues = {
  amount?: Money | undefined;
  balance?: Money | undefined;
  threshold?: Money | undefined;
  bonus?: Money | undefined;
  monthlyCap?: Money | undefined;
  /** A payment method, such as `Visa •••• 4242`. */
  card?: string | undefined;
  /** Number of a document. */
  number?: string | undefined;
  /** Code of a failed payment. */
  failure?: string | undefined;
  endpoint?: string | undefined;
  date?: Date | undefined;
  dueAt?: Date | undefined;
  nextAttemptAt?: Date | undefined;
  expiresAt?: Date | undefined;
};

/** Names that emails contain. */
export type EmailNames = { merchant: string; customer: string };

const moneyNames = ['amount', 'bonus', 'balance', 'threshold', 'monthlyCap'] as const;
const textNames = ['card', 'number', 'endpoint'] as const;
const dateNames = ['date', 'dueAt', 'nextAttemptAt', 'expiresAt'] as const;

/** Words an email in a language. */
export function wordEmail({
  type,
  locale,
  names,
  values,
}: {
  type: EmailType;
  locale: Locale;
  names: EmailNames;
  values: EmailValues;
}): EmailText & { facts: { label: string; value: string }[] } {
  const { email, emailFrame, failure } = textsOf(locale);
  const { labels } = emailFrame;
  const facts = [
    ...moneyNames.map((name) => ({ name, text: values[name] && moneyText(values[name], locale) })),
    ...textNames.map((name) => ({ name, text: values[name] })),
    ...dateNames.map((name) => ({ name, text: values[name] && dateText(values[name], locale) })),
    {
      name: 'failure' as const,
      text: values.failure && failure[knownFailure(values.failure)],
    },
  ];
  const byName: Record<string, string | undefined> = {
    ...names,
    ...Object.fromEntries(facts.map(({ name, text }) => [name, text])),
  };
  byName.date ??= byName.dueAt ?? byName.expiresAt ?? byName.nextAttemptAt;
  const text: EmailText = email[type];
  return {
    subject: fill(text.subject, byName),
    body: fill(text.body, byName),
    action: fill(text.action, byName),
    facts: facts.flatMap(({ name, text: value }) =>
      value === undefined ? [] : [{ label: labels[name], value }],
    ),
  };
}

function knownFailure(code: string): keyof Texts['failure'] {
  const known = [
    'card_declined',
    'insufficient_funds',
    'expired_card',
    'authentication_failed',
    'payment_returned',
  ] as const;
  return known.find((one) => one === code) ?? 'other';
}
