import type { Money } from '@coffer/adapter';
import { useFormatMoney } from '@coffer/hooks';

/**
 * Returns a function that writes an amount as a part of a sentence. In right-to-left text it isolates the amount, and
 * adds a left-to-right mark after `US$`, whose `$` would move to the other side.
 */
export function useMoneyText(): (money: Money) => string {
  const { format } = useFormatMoney();
  return (money) => {
    const text = format(money);
    // Intl starts an amount in a right-to-left language with a direction mark.
    return /^[\u061c\u200e\u200f]/.test(text) ? `\u2068${text.replace(/[A-Z]\$/, '$&\u200e')}\u2069` : text;
  };
}
