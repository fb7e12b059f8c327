import type { MakeMoneyField } from './MoneyField.ts';
import { writtenMoney } from './writtenMoney.ts';

/**
 * A field until its parser is there: it takes what is typed, to be read then. Until it is read there is no
 * amount: that of the text before is not what stands there any more.
 */
export const earlyMoneyField: MakeMoneyField = (parameters, state, change) => ({
  ...state,
  setValue(money) {
    change(writtenMoney(money, parameters));
    parameters.onValueChange?.(money);
  },
  handlers: {
    onChange({ currentTarget }) {
      change({ text: currentTarget.value, isUnread: !state.isComposing, value: null });
      if (state.value) parameters.onValueChange?.(null);
    },
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
