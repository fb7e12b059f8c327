'use client';
import type { TopUpSettings } from '@coffer/adapter';
import { type ReactNode, useId } from 'react';
import { type ClassNames, slot } from '../internal/slot.ts';
import { autoTopUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { MoneyInput } from '../MoneyInput/MoneyInput.tsx';
import { AutoTopUpSettingsMode } from './AutoTopUpSettingsMode.tsx';
import type { AutoTopUpEditor } from './useAutoTopUpEditor.ts';
import { useFieldProblemText } from './useFieldProblemText.ts';

type AutoTopUpSettingsFieldsProps = {
  editor: AutoTopUpEditor;
  limits: TopUpSettings;
  classNames: ClassNames<'fields' | 'field'>;
  /** Field for the payment method. */
  children: ReactNode;
};

const dailyCounts = Array.from({ length: 10 }, (_, index) => index + 1);

/** Fields that say when auto top-up charges, how much, and how much at most. */
export function AutoTopUpSettingsFields(props: AutoTopUpSettingsFieldsProps) {
  const { editor, limits, classNames, children } = props;
  const { draft, problems, isEditable, edit, leave } = editor;
  const t = useTranslate(autoTopUpTexts);
  const problemText = useFieldProblemText(draft);
  const dailyCountId = useId();
  const isFixed = draft.mode === 'fixed';
  const { className } = slot('field', 'coffer-setting', classNames.field);
  const field = { className, currency: limits.currency, onBlur: leave };
  return (
    <fieldset
      {...slot(
        'auto-top-up-settings-fields',
        'coffer-auto-top-up-settings-fields',
        'coffer-fields',
        classNames.fields,
      )}
      disabled={!isEditable}
    >
      <MoneyInput
        {...field}
        label={t('autoTopUp.threshold')}
        value={draft.threshold}
        onValueChange={(threshold) => edit({ threshold }, 'typed')}
        error={problemText(problems.threshold)}
      />
      <AutoTopUpSettingsMode
        mode={draft.mode}
        onModeChange={(mode) => edit({ mode })}
        className={classNames.field}
      />
      <MoneyInput
        {...field}
        label={t(isFixed ? 'autoTopUp.amountFixed' : 'autoTopUp.amountTarget')}
        min={isFixed ? limits.min : undefined}
        max={limits.max}
        step={isFixed ? limits.step : undefined}
        value={draft.amount}
        onValueChange={(amount) => edit({ amount }, 'typed')}
        error={problems.amount === 'other' ? problemText('other') : undefined}
      />
      <MoneyInput
        {...field}
        label={t('autoTopUp.monthlyCap')}
        value={draft.monthlyCap}
        onValueChange={(monthlyCap) => edit({ monthlyCap }, 'typed')}
        error={problemText(problems.monthlyCap)}
      />
      <div {...slot('auto-top-up-settings-field', 'coffer-setting', classNames.field)}>
        <label {...slot('auto-top-up-settings-label', 'coffer-label')} htmlFor={dailyCountId}>
          {t('autoTopUp.dailyCount')}
        </label>
        <select
          {...slot('auto-top-up-settings-daily-count', 'coffer-select', 'coffer-field')}
          id={dailyCountId}
          value={draft.dailyCount}
          onChange={(event) => edit({ dailyCount: Number(event.target.value) })}
        >
          {dailyCounts.map((count) => (
            <option key={count} value={count}>
              {t('autoTopUp.charges', { count })}
            </option>
          ))}
        </select>
      </div>
      {children}
    </fieldset>
  );
}
