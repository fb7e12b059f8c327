import type { Money } from '@coffer/adapter';
import { memoryAdapter } from '@coffer/adapter/memory';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { type ReactNode, useEffect, useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createWalletConfig } from '../config/createWalletConfig.ts';
import {
  type UseMoneyInputParameters,
  type UseMoneyInputReturnType,
  useMoneyInput,
} from './useMoneyInput.ts';
import { WalletProvider } from './WalletProvider.tsx';

afterEach(cleanup);

const config = createWalletConfig({ adapter: memoryAdapter(), storage: null });
const queryClient = new QueryClient();
const usd = (amount: number): Money => ({ amount, currency: 'USD' });

let latest: UseMoneyInputReturnType | undefined;

/** Plain field, as a component uses the hook. */
function Field(props: Partial<UseMoneyInputParameters>) {
  const field = useMoneyInput({ currency: 'USD', ...props });
  useEffect(() => {
    latest = field;
  });
  return <input aria-label="Amount" {...field.inputProps} />;
}

/** Field on a page that ignores empty values. */
function StubbornField() {
  const [value, setValue] = useState<Money | null>(usd(5000));
  return <Field value={value} onValueChange={(next) => next && setValue(next)} />;
}

function Page({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config}>
        {children}
        <button type="button">Next</button>
      </WalletProvider>
    </QueryClientProvider>
  );
}

function renderField(parameters: Partial<UseMoneyInputParameters> = {}) {
  const { rerender } = render(<Field {...parameters} />, { wrapper: Page });
  return {
    input: screen.getByLabelText<HTMLInputElement>('Amount'),
    rerender: (props: Partial<UseMoneyInputParameters>) => rerender(<Field {...props} />),
    field: () => {
      if (!latest) throw new Error('not rendered');
      return latest;
    },
  };
}

const leave = () => userEvent.click(page.getByRole('button', { name: 'Next' }));

test('behavior: the first change is parsed immediately', () => {
  const onValueChange = vi.fn();
  const { input, field } = renderField({ onValueChange, defaultValue: usd(15000) });
  fireEvent.change(input, { target: { value: '12.5' } });
  expect(input.value).toBe('12.5');
  expect(field().value).toEqual(usd(1250));
  expect(onValueChange.mock.calls).toEqual([[usd(1250)]]);
});

test('default', async () => {
  const onValueChange = vi.fn();
  const { input, field } = renderField({ onValueChange });
  expect(field()).toMatchObject({ value: null, problem: null, isEmpty: true });
  expect(input).toMatchObject({ type: 'text', inputMode: 'decimal', dir: 'ltr', value: '' });
  await userEvent.click(input);
  await userEvent.keyboard('1234.5');
  expect(input.value).toBe('1234.5');
  expect(field().value).toEqual(usd(123450));
  expect(onValueChange).toHaveBeenLastCalledWith(usd(123450));
  await leave();
  expect(input.value).toBe('1,234.50');
  // The values 1, 12, 123, 1234 and 1234.5. The text "1234." is the same amount as 1234.
  expect(onValueChange).toHaveBeenCalledTimes(5);
});

test('parameters: defaultValue', async () => {
  const { input, field } = renderField({ defaultValue: usd(5000) });
  expect(input.value).toBe('50.00');
  expect(field().value).toEqual(usd(5000));
});

test('parameters: value', async () => {
  const { input, rerender } = renderField({ value: usd(5000) });
  expect(input.value).toBe('50.00');
  rerender({ value: usd(10000) });
  expect(input.value).toBe('100.00');
  rerender({ value: null });
  expect(input.value).toBe('');
});

test('parameters: min, max, step', async () => {
  const limits = { min: usd(500), max: usd(100000), step: usd(25) };
  const { input, field } = renderField(limits);
  for (const [text, problem] of [
    ['4.99', 'belowMin'],
    ['5', null],
    ['5.10', 'notMultipleOfStep'],
    ['1000.01', 'aboveMax'],
    ['1000', null],
  ] as const) {
    await userEvent.fill(input, text);
    expect([text, field().problem]).toEqual([text, problem]);
    expect(field().value).not.toBeNull();
    expect(input.value).toBe(text);
  }
});

test('parameters: locale', async () => {
  const { input, field, rerender } = renderField({ locale: 'de-DE', defaultValue: usd(123450) });
  expect(input.value).toBe('1.234,50');
  rerender({ locale: 'ar-EG' });
  expect(input.value).toBe('١٬٢٣٤٫٥٠');
  expect(field().value).toEqual(usd(123450));
  rerender({ locale: 'en-IN' });
  await userEvent.fill(input, '1234567');
  await leave();
  expect(input.value).toBe('12,34,567.00');
});

test('parameters: currency', async () => {
  const { input, field, rerender } = renderField({ currency: 'KWD' });
  await userEvent.fill(input, '1.234');
  expect(field().value).toEqual({ amount: 1234, currency: 'KWD' });
  rerender({ currency: 'JPY' });
  expect(input.value).toBe('');
  expect(field().value).toBeNull();
  expect(input.inputMode).toBe('numeric');
  await userEvent.fill(input, '1500');
  await leave();
  expect(input.value).toBe('1,500');
});

test('behavior: focus by mouse or keyboard selects the whole text', async () => {
  const { input } = renderField({ defaultValue: usd(123450) });
  await userEvent.click(input);
  expect(input.value).toBe('1234.50');
  expect([input.selectionStart, input.selectionEnd]).toEqual([0, 7]);
  await leave();
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(document.activeElement).toBe(input);
  expect([input.selectionStart, input.selectionEnd]).toEqual([0, 7]);
});

test('behavior: can be cleared even if the page ignores the empty value', async () => {
  render(<StubbornField />, { wrapper: Page });
  const input = screen.getByLabelText<HTMLInputElement>('Amount');
  await userEvent.clear(input);
  expect(input.value).toBe('');
  await userEvent.keyboard('7');
  expect(input.value).toBe('7');
});

test('behavior: never changes the text while it is typed', async () => {
  const { input, field } = renderField({ max: usd(1000) });
  await userEvent.click(input);
  for (const [key, text, problem] of [
    ['9', '9', null],
    ['9', '99', 'aboveMax'],
    ['x', '99x', 'notANumber'],
    ['{Backspace}', '99', 'aboveMax'],
    ['.999', '99.999', 'tooManyDigits'],
  ] as const) {
    await userEvent.keyboard(key);
    expect([input.value, field().problem]).toEqual([text, problem]);
    expect(input.getAttribute('aria-invalid')).toBeNull();
  }
  await leave();
  expect(input.value).toBe('99.999');
  expect(input.getAttribute('aria-invalid')).toBe('true');
});

test('behavior: reports thirty digits as out of range', async () => {
  const { input, field } = renderField();
  await userEvent.fill(input, '9'.repeat(30));
  expect(field()).toMatchObject({ value: null, problem: 'outOfRange' });
  await leave();
  expect(input.value).toBe('9'.repeat(30));
});

test('behavior: is exact up to 2^53 − 1', async () => {
  const { input, field } = renderField();
  await userEvent.fill(input, '90071992547409.91');
  expect(field().value).toEqual(usd(Number.MAX_SAFE_INTEGER));
  await leave();
  expect(input.value).toBe('90,071,992,547,409.91');
});

test('behavior: paste', async () => {
  const { input, field } = renderField({ defaultValue: usd(100) });
  await userEvent.click(input);
  paste(input, '$1,234.50');
  expect(input.value).toBe('1234.50');
  expect(field().value).toEqual(usd(123450));
  const wasPrevented = paste(input, 'nonsense');
  expect(wasPrevented).toBe(false);
});

test('behavior: parses the text of an input method when the composition ends', async () => {
  const onValueChange = vi.fn();
  const { input, field } = renderField({ onValueChange });
  fireEvent.compositionStart(input);
  fireEvent.change(input, { target: { value: '５０' } });
  expect(input.value).toBe('５０');
  expect(onValueChange).not.toHaveBeenCalled();
  fireEvent.compositionEnd(input);
  expect(onValueChange).toHaveBeenCalledExactlyOnceWith(usd(5000));
  expect(field().value).toEqual(usd(5000));
});

test('behavior: setValue', async () => {
  const onValueChange = vi.fn();
  const { input, field } = renderField({ onValueChange });
  act(() => field().setValue(usd(123450)));
  expect(input.value).toBe('1,234.50');
  expect(onValueChange).toHaveBeenCalledExactlyOnceWith(usd(123450));
  act(() => field().setValue(null));
  expect(input.value).toBe('');
});

/** Pastes over the whole text. Returns whether the field handled the paste itself. */
function paste(input: HTMLInputElement, text: string): boolean {
  input.select();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  return !fireEvent(input, new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}
