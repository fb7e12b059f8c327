'use client';
import type { AutoTopUpSettings } from '@coffer/adapter';
import { useId } from 'react';
import { Choice } from '../internal/Choice.tsx';
import { slot } from '../internal/slot.ts';
import { autoTopUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

type Mode = AutoTopUpSettings['mode'];
type AutoTopUpSettingsModeProps = {
  mode: Mode;
  onModeChange: (mode: Mode) => void;
  className: string | undefined;
};

const modes = [
  { mode: 'fixed', message: 'autoTopUp.modeFixed' },
  { mode: 'target', message: 'autoTopUp.modeTarget' },
] as const;

/** Chooses between adding a fixed amount and topping up to a target balance. */
export function AutoTopUpSettingsMode(props: AutoTopUpSettingsModeProps) {
  const { mode: chosen, onModeChange, className } = props;
  const t = useTranslate(autoTopUpTexts);
  const name = useId();
  return (
    <div
      {...slot('auto-top-up-settings-field', 'coffer-setting', className)}
      role="radiogroup"
      aria-labelledby={name}
    >
      <span {...slot('auto-top-up-settings-label', 'coffer-label')} id={name}>
        {t('autoTopUp.mode')}
      </span>
      <div {...slot('auto-top-up-settings-modes', 'coffer-auto-top-up-settings-modes', 'coffer-segments')}>
        {modes.map(({ mode, message }) => (
          <Choice
            key={mode}
            slotName="auto-top-up-settings-mode"
            name={`${name}-mode`}
            checked={mode === chosen}
            onChange={() => onModeChange(mode)}
          >
            {t(message)}
          </Choice>
        ))}
      </div>
    </div>
  );
}
