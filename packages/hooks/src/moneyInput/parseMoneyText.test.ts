import { amountMax, formatMoney } from '@coffer/adapter';
import { expect, test } from 'vitest';
import { parseMoneyText } from './parseMoneyText.ts';

const read = (text: string, currency: string, locale: string) => parseMoneyText(text, { currency, locale });

const amounts: [text: string, currency: string, locale: string, amount: number][] = [
  ['1234.5', 'USD', 'en-US', 123450],
  ['1,234.50', 'USD', 'en-US', 123450],
  ['$1,234.50', 'USD', 'en-US', 123450],
  ['USD 1,234.50', 'USD', 'en-US', 123450],
  ['US$ 1.234,50', 'USD', 'pt-BR', 123450],
  ['1 234.50', 'USD', 'en-US', 123450],
  ['1\u00a0234,50', 'EUR', 'de-DE', 123450],
  ['  12 \n', 'USD', 'en-US', 1200],
  ['.5', 'USD', 'en-US', 50],
  ['5.', 'USD', 'en-US', 500],
  ['0.05', 'USD', 'en-US', 5],
  ['-5.25', 'USD', 'en-US', -525],
  ['-$0.50', 'USD', 'en-US', -50],
  ['−3', 'USD', 'en-US', -300],
  ['1.234,50', 'EUR', 'de-DE', 123450],
  ['1.234,50 €', 'EUR', 'de-DE', 123450],
  ['1 234,50 €', 'EUR', 'fr-FR', 123450],
  ['1\u202f234,50', 'EUR', 'fr-FR', 123450],
  ["1'234.50", 'CHF', 'de-CH', 123450],
  ['1’234.50', 'CHF', 'de-CH', 123450],
  ['12,34,567.89', 'INR', 'en-IN', 123456789],
  ['₹1,23,45,678.90', 'INR', 'hi-IN', 1234567890],
  ['१,२३४.५०', 'INR', 'hi-IN', 123450],
  ['١٬٢٣٤٫٥٠', 'USD', 'ar-EG', 123450],
  ['١٢,٥', 'USD', 'ar-EG', 1250],
  ['٣٫٥', 'USD', 'ar-EG', 350],
  ['٣٫٥', 'USD', 'en-US', 350],
  ['۳٫۵', 'USD', 'fa-IR', 350],
  ['1,234.50', 'USD', 'ar-EG', 123450],
  ['１，２３４．５０', 'USD', 'ja-JP', 123450],
  ['￥500', 'JPY', 'ja-JP', 500],
  ['1,500', 'JPY', 'en-US', 1500],
  ['1.234', 'KWD', 'en-US', 1234],
  ['90,071,992,547,409.91', 'USD', 'en-US', amountMax],
  ['9007199254740.991', 'KWD', 'en-US', amountMax],
  ['9007199254740991', 'JPY', 'en-US', amountMax],
  ['90071992547409.89', 'USD', 'en-US', amountMax - 2],
];

test.each(amounts)('%j of %s in %s is %i', (text, currency, locale, amount) => {
  expect(read(text, currency, locale)).toEqual({ value: { amount, currency }, problem: null });
});

const refused: [text: string, currency: string, locale: string, problem: string][] = [
  ['abc', 'USD', 'en-US', 'notANumber'],
  ['.', 'USD', 'en-US', 'notANumber'],
  ['-', 'USD', 'en-US', 'notANumber'],
  ['$', 'USD', 'en-US', 'notANumber'],
  ['1.2.3', 'USD', 'en-US', 'notANumber'],
  ['1e3', 'USD', 'en-US', 'notANumber'],
  ['Infinity', 'USD', 'en-US', 'notANumber'],
  ['10²', 'USD', 'en-US', 'notANumber'],
  ['€50', 'USD', 'en-US', 'notANumber'],
  // Another locale's decimal sign must not multiply the amount by a hundred.
  ['10,50', 'USD', 'en-US', 'notANumber'],
  ['1.234,50', 'USD', 'en-US', 'notANumber'],
  ['10.50', 'EUR', 'de-DE', 'notANumber'],
  ['1 234,56', 'USD', 'en-US', 'notANumber'],
  ["1'234.56", 'USD', 'en-US', 'notANumber'],
  ['1,234.56', 'EUR', 'de-DE', 'notANumber'],
  ['1 234.56', 'EUR', 'fr-FR', 'notANumber'],
  ["1'234.56", 'EUR', 'de-DE', 'notANumber'],
  ['$1,234.50', 'EUR', 'de-DE', 'notANumber'],
  ['１，２３４，５０', 'USD', 'ja-JP', 'notANumber'],
  ['1,50', 'INR', 'en-IN', 'notANumber'],
  ['1.2,34', 'USD', 'en-US', 'notANumber'],
  [',5', 'USD', 'en-US', 'notANumber'],
  ['1.005', 'USD', 'en-US', 'tooManyDigits'],
  ['1.000', 'USD', 'en-US', 'tooManyDigits'],
  ['1.5', 'JPY', 'en-US', 'tooManyDigits'],
  ['1.2345', 'KWD', 'en-US', 'tooManyDigits'],
  ['90071992547409.92', 'USD', 'en-US', 'outOfRange'],
  ['9007199254740992', 'JPY', 'en-US', 'outOfRange'],
  ['9'.repeat(30), 'USD', 'en-US', 'outOfRange'],
  [`-${'9'.repeat(30)}`, 'USD', 'en-US', 'outOfRange'],
  ['9'.repeat(400), 'USD', 'en-US', 'outOfRange'],
];

test.each(refused)('%j of %s in %s: %s', (text, currency, locale, problem) => {
  expect(read(text, currency, locale)).toEqual({ value: null, problem });
});

test('empty text is not a problem', () => {
  for (const text of ['', ' ', '\t']) {
    expect(read(text, 'USD', 'en-US')).toEqual({ value: null, problem: null });
  }
});

test('parses formatted money exactly, in every language', () => {
  const locales = [
    'en',
    'de',
    'fr',
    'es',
    'pt-BR',
    'ja',
    'zh-CN',
    'hi',
    'ar',
    'ar-EG',
    'he',
    'en-IN',
    'de-CH',
  ];
  const samples = [0, 1, 99, 100, 123456, 100000000, amountMax - 1, amountMax, -12345];
  for (const locale of locales) {
    for (const currency of ['USD', 'EUR', 'INR', 'JPY', 'KWD']) {
      for (const amount of samples) {
        const text = formatMoney({ amount, currency }, { locale });
        expect({ locale, text, ...read(text, currency, locale) }).toEqual({
          locale,
          text,
          value: { amount, currency },
          problem: null,
        });
      }
    }
  }
});
