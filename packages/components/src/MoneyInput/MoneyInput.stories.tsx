import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, fn } from 'storybook/test';
import { MoneyInput } from './MoneyInput.tsx';
import { moneyInputGuide } from './moneyInputGuide.ts';

const meta = {
  title: 'MoneyInput',
  component: MoneyInput,
  parameters: { guide: moneyInputGuide },
  args: { currency: 'USD', label: 'Amount', onValueChange: fn() },
  // The host's texts, in the language of the toolbar.
  render: ({ label, description, ...args }, { globals }) => (
    <MoneyInput
      {...args}
      label={globals.locale === 'ar-EG' ? 'المبلغ' : label}
      description={description && globals.locale === 'ar-EG' ? 'من ٥٫٠٠ إلى ٥٬٠٠٠٫٠٠ دولار' : description}
    />
  ),
} satisfies Meta<typeof MoneyInput>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const Filled: Story = { args: { defaultValue: { amount: 123450, currency: 'USD' } } };
export const Described: Story = { args: { description: 'From $5.00 to $5,000.00' } };
export const Invalid: Story = { args: { error: 'Enter an amount' } };
export const Disabled: Story = { args: { disabled: true, defaultValue: { amount: 5000, currency: 'USD' } } };
export const NoMinorUnits: Story = {
  args: { currency: 'JPY', defaultValue: { amount: 12000, currency: 'JPY' } },
};
export const CommaDecimals: Story = {
  args: { currency: 'EUR', defaultValue: { amount: 123450, currency: 'EUR' } },
  parameters: { stage: { locale: 'de-DE' } },
};
export const ArabicDigits: Story = {
  args: { label: 'المبلغ', defaultValue: { amount: 123450, currency: 'USD' } },
  parameters: { stage: { locale: 'ar-EG' } },
};
export const Typed: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const field = canvas.getByRole('textbox', { name: 'Amount' });
    await userEvent.type(field, '1234.5');
    await expect(field).toHaveValue('1234.5');
    await expect(args.onValueChange).toHaveBeenLastCalledWith({ amount: 123450, currency: 'USD' });
    await userEvent.tab();
    await expect(field).toHaveValue('1,234.50');
  },
};
export const Pasted: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('textbox', { name: 'Amount' }));
    await userEvent.paste('$1,234.50');
    await expect(args.onValueChange).toHaveBeenLastCalledWith({ amount: 123450, currency: 'USD' });
  },
};
/** With a Japanese input method the amount changes when the composition ends. */
export const Composed: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const field = canvas.getByRole('textbox', { name: 'Amount' });
    await userEvent.click(field);
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: '１２３４．５' } });
    await expect(field).toHaveValue('１２３４．５');
    await expect(args.onValueChange).not.toHaveBeenCalled();
    fireEvent.compositionEnd(field);
    await expect(args.onValueChange).toHaveBeenLastCalledWith({ amount: 123450, currency: 'USD' });
    await userEvent.tab();
    await expect(field).toHaveValue('1,234.50');
  },
};
/** Shows the error when the customer leaves the field, not while typing. */
export const BelowMin: Story = {
  args: { min: { amount: 500, currency: 'USD' } },
  play: async ({ canvas, userEvent }) => {
    const field = canvas.getByRole('textbox', { name: 'Amount' });
    await userEvent.type(field, '3');
    await expect(canvas.queryByRole('alert')).toBeNull();
    await userEvent.tab();
    await expect(canvas.getByRole('alert')).toHaveTextContent('Enter at least $5.00');
    await expect(field).toBeInvalid();
    await expect(field).toHaveAccessibleDescription('Enter at least $5.00');
  },
};
export const NotANumber: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByRole('textbox', { name: 'Amount' }), 'ten');
    await userEvent.tab();
    await expect(canvas.getByRole('alert')).toHaveTextContent('Enter an amount in figures, like $100.00');
  },
};
export const Cleared: Story = {
  args: { defaultValue: { amount: 10000, currency: 'USD' } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.clear(canvas.getByRole('textbox', { name: 'Amount' }));
    await expect(args.onValueChange).toHaveBeenLastCalledWith(null);
    await expect(canvas.getByRole('textbox', { name: 'Amount' })).toHaveValue('');
  },
};
