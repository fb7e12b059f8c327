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
import { type AutoTopUpProblems, draftProblems, refusedProblems } from './autoTopUpProblems.ts';
import type { ReadyAutoTopUp } from './useAutoTopUpView.ts';

/** A rule that is being read, edited and saved. */
export type AutoTopUpEditor = {
  draft: AutoTopUpDraft;
  /** Whether it is on, or about to be switched on. */
  isOn: boolean;
  isEditable: boolean;
  /** Whether it differs from what is saved. */
  isChanged: boolean;
  /** Whether there is something to save, and what it would charge is known. */
  canSave: boolean;
  /** While a field is being typed in, nothing is said of it. */
  problems: AutoTopUpProblems;
  methods: UsePaymentMethodsReturnType;
  preview: UseAutoTopUpPreviewReturnType;
  /** What is asked of `preview`; null where it cannot be asked. */
  asked: AutoTopUpSettings | null;
  saving: UseSaveAutoTopUpReturnType;
  switchingOff: UseSwitchOffAutoTopUpReturnType;
  resuming: UseResumeAutoTopUpReturnType;
  edit: (change: Partial<AutoTopUpDraft>, how?: 'typed') => void;
  /** The field that was typed in was left. */
  leave: () => void;
  turn: (on: boolean) => void;
  save: (version?: number) => void;
  /** Goes back to what is saved. */
  discard: () => void;
};

/** Long enough for the next key, short enough not to be noticed. */
const typingMs = 300;

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
  const asked = isEditable && Object.keys(own).length === 0 ? settings : null;
  const preview = useAutoTopUpPreview({ walletId, settings: asked, debounceMs: isTyping ? typingMs : 0 });
  const refused = refusedProblems(saving.error ?? preview.error, draft);
  const isChanged = rule.status === 'off' || !isSameDraft(draft, saved);
  return {
    draft,
    isOn,
    isEditable,
    isChanged,
    canSave: asked !== null && isChanged && preview.isSuccess && !saving.isPending,
    problems: isTyping ? {} : { ...refused, ...own },
    methods,
    preview,
    asked,
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

  /** A new rule starts with the first method that can be charged; an old one keeps its own, or has lost it. */
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
