'use client';
import type { AutoTopUp, AutoTopUpSettings, PaymentMethod } from '@coffer/adapter';
import {
  type UseAutoTopUpPreviewReturnType,
  type UsePaymentMethodsReturnType,
  type UseResumeAutoTopUpReturnType,
  type UseSaveAutoTopUpReturnType,
  type UseSwitchOffAutoTopUpReturnType,
  useAutoTopUpPreview,
  usePaymentMethods,
  useResumeAutoTopUp,
  useSaveAutoTopUp,
  useSwitchOffAutoTopUp,
  useWalletLocale,
} from '@coffer/hooks';
import { useState } from 'react';
import { isPaymentMethodExpired } from '../PaymentMethodPicker/isPaymentMethodExpired.ts';
import { type AutoTopUpDraft, draftOf, isSameDraft, settingsOf } from './AutoTopUpDraft.ts';
import { type AutoTopUpProblems, draftProblems, rejectedProblems } from './autoTopUpProblems.ts';
import type { ReadyAutoTopUp } from './useAutoTopUpView.ts';

/** State of a rule that is shown, edited and saved. */
export type AutoTopUpEditor = {
  draft: AutoTopUpDraft;
  /** Whether the rule is on or is being turned on. */
  isOn: boolean;
  isEditable: boolean;
  /** Whether the draft differs from the saved rule. */
  isChanged: boolean;
  /** Whether there is a change to save and its preview is loaded. */
  canSave: boolean;
  /** Problems to show. Empty while the customer types. */
  problems: AutoTopUpProblems;
  methods: UsePaymentMethodsReturnType;
  preview: UseAutoTopUpPreviewReturnType;
  /** Settings that `preview` is for. Null if the draft is incomplete or has problems. */
  previewed: AutoTopUpSettings | null;
  saving: UseSaveAutoTopUpReturnType;
  switchingOff: UseSwitchOffAutoTopUpReturnType;
  resuming: UseResumeAutoTopUpReturnType;
  edit: (change: Partial<AutoTopUpDraft>, how?: 'typed') => void;
  /** Call when the customer leaves a text field. */
  leave: () => void;
  turn: (on: boolean) => void;
  save: (version?: number) => void;
  /** Drops the edits. */
  discard: () => void;
};

/** Pause in typing after which the preview is requested. */
const typingMs = 300;

/** Edits and saves the auto top-up rule of a wallet. `onSaved` is called after each save. */
export function useAutoTopUpEditor(
  { rule, limits, isManager, isFrozen }: ReadyAutoTopUp,
  onSaved: ((rule: AutoTopUp) => void) | undefined,
): AutoTopUpEditor {
  const { walletId } = rule;
  const { now } = useWalletLocale();
  const methods = usePaymentMethods();
  const [edited, setEdited] = useState<AutoTopUpDraft | null>(null);
  const [isTyping, setTyping] = useState(false);
  const saving = useSaveAutoTopUp({ walletId });
  const switchingOff = useSwitchOffAutoTopUp({ walletId });
  const resuming = useResumeAutoTopUp({ walletId });
  const saved = draftOf(rule);
  const draft = withMethod(edited ?? saved);
  const isOn = rule.status !== 'off' || edited !== null;
  const isEditable = isOn && isManager && !isFrozen;
  const own = draftProblems(draft, limits);
  const settings = settingsOf(draft);
  const previewed = isEditable && Object.keys(own).length === 0 ? settings : null;
  const preview = useAutoTopUpPreview({ walletId, settings: previewed, debounceMs: isTyping ? typingMs : 0 });
  const rejected = rejectedProblems(saving.error ?? preview.error, draft);
  const isChanged = rule.status === 'off' || !isSameDraft(draft, saved);
  return {
    draft,
    isOn,
    isEditable,
    isChanged,
    canSave: previewed !== null && isChanged && preview.isSuccess && !saving.isPending,
    problems: isTyping ? {} : { ...rejected, ...own },
    methods,
    preview,
    previewed,
    saving,
    switchingOff,
    resuming,
    edit: (change, how) => {
      if (saving.isError || saving.isSuccess) saving.reset();
      setTyping(how === 'typed');
      setEdited({ ...draft, ...change });
    },
    leave: () => setTyping(false),
    turn: (on) => {
      saving.reset();
      switchingOff.reset();
      setEdited(on ? draft : null);
      if (!on && rule.status !== 'off') switchingOff.mutate();
    },
    save: (version = draft.version) => {
      if (!settings || saving.isPending) return;
      saving.mutate({ settings, version }, { onSuccess: (now) => finish(now) });
    },
    discard: () => {
      saving.reset();
      setEdited(null);
    },
  };

  function finish(savedRule: AutoTopUp) {
    switchingOff.reset();
    setEdited(null);
    onSaved?.(savedRule);
  }

  /** Chooses the first usable method for a new rule. A saved rule keeps its method, or has none if that was removed. */
  function withMethod(of: AutoTopUpDraft): AutoTopUpDraft {
    const usable = (methods.data ?? []).filter((method) => isUsable(method));
    const chosen = methods.data ? usable.find(({ id }) => id === of.paymentMethodId)?.id : of.paymentMethodId;
    const first = of.paymentMethodId === null ? usable[0]?.id : undefined;
    return { ...of, paymentMethodId: chosen ?? first ?? null };
  }

  function isUsable(method: PaymentMethod): boolean {
    return method.offSession && !isPaymentMethodExpired(method, now());
  }
}
