'use client';
import type { AlertChannel, AlertSettings, Money } from '@coffer/adapter';
import { type UseSaveAlertSettingsReturnType, useSaveAlertSettings } from '@coffer/hooks';
import { useState } from 'react';

type AlertDraft = { threshold: Money | null; channels: AlertChannel[]; version: number };

/** State of an alert that is shown, edited and saved. */
export type AlertEditor = {
  draft: AlertDraft;
  /** Whether the alert is on or is being turned on. */
  isOn: boolean;
  isChanged: boolean;
  canSave: boolean;
  saving: UseSaveAlertSettingsReturnType;
  edit: (change: Partial<AlertDraft>) => void;
  /** Turning off saves at once. Turning on saves nothing yet: `save` needs a threshold and a channel. */
  turn: (on: boolean) => void;
  save: (version?: number) => void;
  /** Sends the last save again. Give the saved version to overwrite what somebody else has saved. */
  repeat: (version?: number) => void;
  /** Drops the edits. */
  discard: () => void;
};

/** Edits and saves the alert of a wallet. `onSaved` is called after each save. */
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
      // A new alert starts with all channels. The customer removes the unwanted ones before saving.
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
