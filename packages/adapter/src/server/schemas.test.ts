import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { Money } from '../money/Money.ts';
import type { AlertSettings } from '../port/AlertSettings.ts';
import type { AutoTopUp, AutoTopUpPreview, AutoTopUpSettings } from '../port/AutoTopUp.ts';
import type { Entry } from '../port/Entry.ts';
import type { EntryFilter } from '../port/EntryFilter.ts';
import type { Grant, GrantPage } from '../port/Grant.ts';
import type { Invoice } from '../port/Invoice.ts';
import type { Page } from '../port/Page.ts';
import type { PaymentMethod } from '../port/PaymentMethod.ts';
import type { Problem } from '../port/Problem.ts';
import type { Receipt } from '../port/Receipt.ts';
import type { TopUp } from '../port/TopUp.ts';
import type { TopUpQuote } from '../port/TopUpQuote.ts';
import type { Wallet } from '../port/Wallet.ts';
import type { CreateTopUpParameters, EventsAfter, ListGrantsParameters } from '../port/WalletAdapter.ts';
import type { WalletAnalytics } from '../port/WalletAnalytics.ts';
import type { WalletBalance } from '../port/WalletBalance.ts';
import type { WalletEvent } from '../port/WalletEvent.ts';
import type { WalletForecast } from '../port/WalletForecast.ts';
import type { WalletSession } from '../port/WalletSession.ts';
import type {
  alertSettingsSchema,
  autoTopUpPreviewSchema,
  autoTopUpSchema,
  entryPageSchema,
  entrySchema,
  eventsAfterSchema,
  grantPageSchema,
  grantSchema,
  invoicePageSchema,
  invoiceSchema,
  moneySchema,
  paymentMethodSchema,
  receiptSchema,
  topUpQuoteSchema,
  topUpSchema,
  walletAnalyticsSchema,
  walletBalanceSchema,
  walletEventSchema,
  walletForecastSchema,
  walletSchema,
  walletSessionSchema,
} from './documentation.ts';
import type { problemSchema } from './problemSchema.ts';
import type {
  createTopUpSchema,
  entryQuerySchema,
  grantQuerySchema,
  saveAutoTopUpSchema,
} from './requestSchemas.ts';

test('the schemas infer the types of the port', () => {
  expectTypeOf<z.output<typeof moneySchema>>().toEqualTypeOf<Money>();
  expectTypeOf<z.output<typeof walletSchema>>().toEqualTypeOf<Wallet>();
  expectTypeOf<z.output<typeof walletBalanceSchema>>().toEqualTypeOf<WalletBalance>();
  expectTypeOf<z.output<typeof entrySchema>>().toEqualTypeOf<Entry>();
  expectTypeOf<z.output<typeof entryPageSchema>>().toEqualTypeOf<Page<Entry>>();
  expectTypeOf<z.output<typeof topUpQuoteSchema>>().toEqualTypeOf<TopUpQuote>();
  expectTypeOf<z.output<typeof topUpSchema>>().toEqualTypeOf<TopUp>();
  expectTypeOf<z.output<typeof createTopUpSchema>>().toEqualTypeOf<CreateTopUpParameters>();
  expectTypeOf<z.output<typeof paymentMethodSchema>>().toEqualTypeOf<PaymentMethod>();
  expectTypeOf<z.output<typeof walletEventSchema>>().toEqualTypeOf<WalletEvent>();
  expectTypeOf<z.output<typeof eventsAfterSchema>>().toEqualTypeOf<EventsAfter>();
  expectTypeOf<z.output<typeof walletSessionSchema>>().toEqualTypeOf<WalletSession>();
  expectTypeOf<z.output<typeof problemSchema>>().toEqualTypeOf<Problem>();
  expectTypeOf<z.output<typeof grantSchema>>().toEqualTypeOf<Grant>();
  expectTypeOf<z.output<typeof grantPageSchema>>().toExtend<GrantPage>();
  expectTypeOf<GrantPage>().toExtend<z.output<typeof grantPageSchema>>();
  expectTypeOf<z.output<typeof grantQuerySchema> & { walletId: string }>().toExtend<ListGrantsParameters>();
  expectTypeOf<z.output<typeof walletForecastSchema>>().toEqualTypeOf<WalletForecast>();
  expectTypeOf<z.output<typeof walletAnalyticsSchema>>().toEqualTypeOf<WalletAnalytics>();
  expectTypeOf<z.output<typeof receiptSchema>>().toEqualTypeOf<Receipt>();
  expectTypeOf<z.output<typeof saveAutoTopUpSchema>>().toEqualTypeOf<AutoTopUpSettings>();
  expectTypeOf<z.output<typeof autoTopUpSchema>>().toExtend<AutoTopUp>();
  expectTypeOf<AutoTopUp>().toExtend<z.output<typeof autoTopUpSchema>>();
  expectTypeOf<z.output<typeof autoTopUpPreviewSchema>>().toEqualTypeOf<AutoTopUpPreview>();
  expectTypeOf<z.output<typeof alertSettingsSchema>>().toEqualTypeOf<AlertSettings>();
  expectTypeOf<z.output<typeof invoiceSchema>>().toEqualTypeOf<Invoice>();
  expectTypeOf<z.output<typeof invoicePageSchema>>().toEqualTypeOf<Page<Invoice>>();
  type Query = Omit<z.output<typeof entryQuerySchema>, 'cursor' | 'limit'>;
  expectTypeOf<Query>().toExtend<EntryFilter>();
  expectTypeOf<keyof Query>().toEqualTypeOf<keyof EntryFilter>();
});
