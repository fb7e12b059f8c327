'use client';
import type { AutoTopUp } from '@coffer/adapter';
import { useEffect, useRef } from 'react';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { SettingHead, type SettingHeadProps } from '../internal/SettingHead.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { autoTopUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { AutoTopUpSettingsAttempts } from './AutoTopUpSettingsAttempts.tsx';
import { AutoTopUpSettingsConflict } from './AutoTopUpSettingsConflict.tsx';
import { AutoTopUpSettingsFields } from './AutoTopUpSettingsFields.tsx';
import { AutoTopUpSettingsMethods } from './AutoTopUpSettingsMethods.tsx';
import { AutoTopUpSettingsSave } from './AutoTopUpSettingsSave.tsx';
import { AutoTopUpSettingsStatus } from './AutoTopUpSettingsStatus.tsx';
import { AutoTopUpSettingsSummary } from './AutoTopUpSettingsSummary.tsx';
import { useAutoTopUpEditor } from './useAutoTopUpEditor.ts';
import type { ReadyAutoTopUp } from './useAutoTopUpView.ts';

type AutoTopUpSettingsEditorProps = {
  view: ReadyAutoTopUp;
  head: SettingHeadProps;
  onSaved: ((rule: AutoTopUp) => void) | undefined;
  onConfirm: ((action: { url: string }) => void) | undefined;
  onAddPaymentMethod: (() => void) | undefined;
  classNames: ClassNames<
    | 'status'
    | 'fields'
    | 'field'
    | 'methods'
    | 'method'
    | 'summary'
    | 'save'
    | 'conflict'
    | 'attempts'
    | 'notice'
  >;
};

/** Shows the state of a rule and changes it. */
export function AutoTopUpSettingsEditor(props: AutoTopUpSettingsEditorProps) {
  const { view, head, onSaved, onConfirm, onAddPaymentMethod, classNames } = props;
  const t = useTranslate(autoTopUpTexts);
  const editor = useAutoTopUpEditor(view, onSaved);
  const { conflict } = editor.saving;
  const hasConflict = conflict !== null;
  const panel = useRef<HTMLDivElement>(null);
  // The button that resolved the conflict is no longer on the page, so the focus would be lost.
  useEffect(() => {
    if (!hasConflict) return;
    const { current } = panel;
    return () => current?.focus({ preventScroll: true });
  }, [hasConflict]);
  return (
    <>
      <SettingHead
        {...head}
        isOn={editor.isOn}
        isDisabled={!view.isManager || (view.isFrozen && !editor.isOn)}
        onTurn={editor.turn}
      />
      <div {...slot('auto-top-up-settings-panel', 'coffer-settings')} ref={panel} tabIndex={-1}>
        <AutoTopUpSettingsStatus
          view={view}
          editor={editor}
          onConfirm={onConfirm}
          className={classNames.status}
        />
        {editor.switchingOff.isError && (
          <FailureNotice
            slotName="auto-top-up-settings-notice"
            className={classNames.notice}
            title={t('autoTopUp.switchOffFailed')}
            error={editor.switchingOff.error}
            onRetry={() => editor.turn(false)}
          />
        )}
        {conflict ? (
          <AutoTopUpSettingsConflict conflict={conflict} editor={editor} className={classNames.conflict} />
        ) : (
          <>
            <AutoTopUpSettingsFields editor={editor} limits={view.limits} classNames={classNames}>
              <AutoTopUpSettingsMethods editor={editor} onAdd={onAddPaymentMethod} classNames={classNames} />
            </AutoTopUpSettingsFields>
            <AutoTopUpSettingsSummary view={view} editor={editor} className={classNames.summary} />
            <AutoTopUpSettingsSave view={view} editor={editor} classNames={classNames} />
          </>
        )}
        <AutoTopUpSettingsAttempts attempts={view.rule.attempts} className={classNames.attempts} />
      </div>
    </>
  );
}
