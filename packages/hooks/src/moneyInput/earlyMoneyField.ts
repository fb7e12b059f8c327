import type { MakeMoneyField } from './MoneyField.ts';
import { writtenMoney } from './writtenMoney.ts';

/** A field until its parser is there: it takes what is typed, to be read then. */
export const earlyMoneyField: MakeMoneyField = (parameters, state, change) => ({
  ...state,
  setValue(money) {
    change(writtenMoney(money, parameters));
    parameters.onValueChange?.(money);
  },
  handlers: {
    onChange: ({ currentTarget }) => change({ text: currentTarget.value, isUnread: !state.isComposing }),
    onFocus: ({ currentTarget }) => {
      change({ isFocused: true });
      currentTarget.select();
    },
    onBlur: () => change({ isFocused: false }),
    onPaste: () => {},
    onCompositionStart: () => change({ isComposing: true }),
    onCompositionEnd: ({ currentTarget }) =>
      change({ isComposing: false, text: currentTarget.value, isUnread: true }),
  },
  settle() {},
});
