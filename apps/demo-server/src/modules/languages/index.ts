export {
  dateText,
  dateTimeText,
  directionOf,
  type Locale,
  locales,
  moneyText,
  nameOfCountry,
  numberText,
  percentText,
} from './locales.ts';
export type { Texts } from './texts/en.ts';
export { type EmailText, fill, textsOf, wordReason } from './texts.ts';
