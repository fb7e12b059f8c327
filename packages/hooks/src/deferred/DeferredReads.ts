import type {
  AlertSettings,
  AutoTopUp,
  AutoTopUpPreview,
  AutoTopUpSettings,
  Grant,
  Money,
  Receipt,
  TopUp,
  TopUpQuote,
  WalletAnalytics,
  WalletForecast,
} from '@coffer/adapter';
import type { WalletQueryParameters } from '../query/WalletQueryParameters.ts';

/** What is read after the first screen, by family: from what, and what is answered. */
export type DeferredReads = {
  alertSettings: { parameters: WalletQueryParameters; data: AlertSettings };
  analytics: { parameters: WalletQueryParameters & { from: string; to: string }; data: WalletAnalytics };
  autoTopUp: { parameters: WalletQueryParameters; data: AutoTopUp };
  autoTopUpPreview: {
    parameters: WalletQueryParameters & { settings: AutoTopUpSettings | undefined };
    data: AutoTopUpPreview;
  };
  forecast: { parameters: WalletQueryParameters; data: WalletForecast };
  grants: { parameters: WalletQueryParameters; data: Grant[] };
  receipt: { parameters: WalletQueryParameters & { entryId: string | undefined }; data: Receipt };
  topUp: { parameters: { topUpId: string | undefined }; data: TopUp };
  topUpQuote: { parameters: WalletQueryParameters & { amount: Money | undefined }; data: TopUpQuote };
};

/** The same, once all that a reading needs is known. */
export type Known<Parameters> = {
  [Name in keyof Parameters]: Exclude<Parameters[Name], undefined>;
};
