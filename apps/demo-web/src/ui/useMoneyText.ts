import type { Money } from '@coffer/adapter';
import { useFormatMoney } from '@coffer/hooks';

/**
 * Writes an amount into a sentence. In a text from right to left it is set apart as a whole, with a mark after
 * `US$`, whose `$` would change sides else.
 */
export function useMoneyText(): (money: Money) => string {
  const { format } = useFormatMoney();
  return (money) => {
    const text = format(money);
    // Intl begins an amount of such a language with a mark of direction.
    return /^[\u061c\u200e\u200f]/.test(text) ? `\u2068${text.replace(/[A-Z]\$/, '$&\u200e')}\u2069` : text;
  };
}
