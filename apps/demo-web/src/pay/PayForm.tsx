import type { Money as MoneyValue } from '@coffer/adapter';
import { Money, MoneyInput, QuoteSummary } from '@coffer/components';
import { useFormatDate } from '@coffer/hooks';
import { lazy, Suspense, useRef, useState } from 'react';
import type { PaymentLinkOffer } from '../api/paymentLinkApi.ts';
import { handleSubmit } from '../ui/handleSubmit.ts';
import { useMoneyText } from '../ui/useMoneyText.ts';
import { usePayMessages } from './payMessages.ts';
import { usePayment } from './usePayment.ts';

export type PayFormProps = {
  token: string;
  offer: Omit<PaymentLinkOffer, 'status' | 'payment'>;
  /** Called when the link or its payment may have changed. */
  onChange: () => void;
};

// Loads only if Stripe is the processor.
const StripeCardField = lazy(() => import('../stripe/StripeCardField.tsx'));

/** The form that pays a link: an amount if the link leaves it open, a payment method and the quote's total. */
export function PayForm({ token, offer, onChange }: PayFormProps) {
  const messages = usePayMessages();
  const moneyText = useMoneyText();
  const { dateTime } = useFormatDate();
  const { merchant, customer, currency, topUp, paymentMethodSetup, expiresAt } = offer;
  const [selectedAmount, setSelectedAmount] = useState<MoneyValue | null>(topUp?.presets[0]?.amount ?? null);
  const methods = paymentMethodSetup.testMethods;
  const [method, setMethod] = useState(methods[0]?.token);
  const amount = offer.amount ?? selectedAmount;
  const { quote, quoteError, error, isPaying, pay } = usePayment({ token, amount, onChange });

  const { publishableKey } = paymentMethodSetup.stripe ?? {};
  const createToken = useRef<(() => Promise<string>) | null>(null);

  return (
    <form
      className="panel pay-form"
      onSubmit={handleSubmit(() =>
        pay(async () => (publishableKey ? await createToken.current?.() : method)),
      )}
    >
      <h1>{messages.title(merchant.name, customer.name)}</h1>
      {offer.amount ? (
        <p className="pay-amount">
          <Money value={offer.amount} variant="hero" />
        </p>
      ) : (
        topUp && (
          <>
            <div className="pay-presets">
              {topUp.presets.map((preset) => (
                <button
                  key={preset.amount.amount}
                  type="button"
                  aria-pressed={preset.amount.amount === selectedAmount?.amount}
                  onClick={() => setSelectedAmount(preset.amount)}
                >
                  {moneyText(preset.amount)}
                </button>
              ))}
            </div>
            <MoneyInput
              label={messages.amount}
              currency={currency}
              value={selectedAmount}
              onValueChange={setSelectedAmount}
              min={topUp.min}
              max={topUp.max}
              step={topUp.step}
            />
          </>
        )
      )}
      {publishableKey && quote && (
        <Suspense>
          <StripeCardField
            publishableKey={publishableKey}
            total={quote.total}
            onReady={(create) => {
              createToken.current = create;
            }}
          />
        </Suspense>
      )}
      {methods.length > 0 && (
        <label className="pay-method">
          {messages.payWith}
          <select value={method} onChange={(event) => setMethod(event.target.value)}>
            {methods.map(({ token: methodToken, label }) => (
              <option key={methodToken} value={methodToken}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className="pay-quote">
        {quote ? (
          <QuoteSummary quote={{ ...quote, balanceAfter: null }} />
        ) : (
          <p className="quiet">{quoteError ?? (amount === null && messages.chooseAmount)}</p>
        )}
      </div>
      <div role="alert">{error}</div>
      <button type="submit" className="primary" disabled={!quote || isPaying}>
        {isPaying ? messages.paying : quote ? `${messages.pay} ${moneyText(quote.total)}` : messages.pay}
      </button>
      <p className="quiet pay-validity">
        {messages.validUntil} {dateTime(expiresAt)}
      </p>
    </form>
  );
}
