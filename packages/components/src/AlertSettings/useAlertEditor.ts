'use client';
import type { AlertChannel, AlertSettings, Money } from '@coffer/adapter';
import { type UseSaveAlertSettingsReturnType, useSaveAlertSettings } from '@coffer/hooks';
import { useState } from 'react';

type AlertDraft = { threshold: Money | null; channels: AlertChannel[]; version: number };

/** An alert that is being read, edited and saved. */
export type AlertEditor = {
  draft: AlertDraft;
  /** Whether it is on, or about to be switched on. */
  isOn: boolean;
  isChanged: boolean;
  canSave: boolean;
  saving: UseSaveAlertSettingsReturnType;
  edit: (change: Partial<AlertDraft>) => void;
  /** Off is saved at once; on, once there is a threshold and a channel to save. */
  turn: (on: boolean) => void;
  save: (version?: number) => void;
  /** Saves again what was to be saved, after a failure or over what somebody else has saved. */
  repeat: (version?: number) => void;
  /** Goes back to what is saved. */
  discard: () => void;
};

export function useAlertEditor(
  saved: AlertSettings,
  onSaved: ((settings: AlertSettings) => void) | undefined,
): AlertEditor {
  const { walletId, threshold, version } = saved;
  const [edited, setEdited] = useState<AlertDraft | null>(null);
  const saving = useSaveAlertSettings({ walletId });
  const channels = saved.channels.filter((channel) => saved.availableChannels.includes(channel));
  const base: AlertDraft = { threshold, channels, version };
  const draft = edited ?? base;
  const isChanged = !saved.enabled || !isSame(draft, base);
  const isOn = saved.enabled || edited !== null;
  const isComplete = draft.threshold !== null && draft.threshold.amount > 0 && draft.channels.length > 0;
  return {
    draft,
    isOn,
    isChanged,
    canSave: isOn && isChanged && isComplete && !saving.isPending,
    saving,
    edit: (change) => {
      if (!saving.isIdle) saving.reset();
      setEdited({ ...draft, ...change });
    },
    turn: (on) => {
      saving.reset();
      // A new one starts with all there is: what is not wanted is taken away before it is saved.
      const channels = draft.channels.length > 0 ? draft.channels : saved.availableChannels;
      setEdited(on ? { ...draft, channels } : null);
      if (!on && saved.enabled) send({ ...base, enabled: false });
    },
    save: () => isComplete && send({ ...draft, enabled: true }),
    repeat: (from) => {
      if (saving.variables) send({ ...saving.variables, version: from ?? saving.variables.version });
    },
    discard: () => {
      saving.reset();
      setEdited(null);
    },
  };

  function send(settings: AlertDraft & { enabled: boolean }) {
    saving.mutate(settings, {
      onSuccess: (now) => {
        setEdited(null);
        onSaved?.(now);
      },
    });
  }
}

function isSame(one: AlertDraft, other: AlertDraft): boolean {
  const names = ({ channels }: AlertDraft) => [...channels].sort().join();
  return one.threshold?.amount === other.threshold?.amount && names(one) === names(other);
}
