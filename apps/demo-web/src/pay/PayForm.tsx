import type { Money as MoneyValue } from '@coffer/adapter';
import { Money, MoneyInput, QuoteSummary } from '@coffer/components';
import { useFormatDate } from '@coffer/hooks';
import { lazy, Suspense, useRef, useState } from 'react';
import type { PaymentLinkOffer } from '../api/paymentLinkApi.ts';
import { handleSubmit } from '../ui/handleSubmit.ts';
import { useMoneyText } from '../ui/useMoneyText.ts';
import { usePayWords } from './payWords.ts';
import { usePayment } from './usePayment.ts';

export type PayFormProps = {
  token: string;
  offer: Omit<PaymentLinkOffer, 'status' | 'payment'>;
  onChange: () => void;
};

/** Loaded where Stripe is the processor, and only there. */
const StripeCardField = lazy(() => import('../stripe/StripeCardField.tsx'));

/** Chooses an amount where the link leaves it open, shows what it costs, and pays exactly that. */
export function PayForm({ token, offer, onChange }: PayFormProps) {
  const words = usePayWords();
  const moneyText = useMoneyText();
  const { dateTime } = useFormatDate();
  const { merchant, customer, currency, topUp, paymentMethodSetup, expiresAt } = offer;
  const [chosen, setChosen] = useState<MoneyValue | null>(topUp?.presets[0]?.amount ?? null);
  const methods = paymentMethodSetup.testMethods;
  const [method, setMethod] = useState(methods[0]?.token ?? '');
  const amount = offer.amount ?? chosen;
  const { quote, quoteProblem, problem, isPaying, pay } = usePayment({ token, amount, onChange });

  const { publishableKey } = paymentMethodSetup.stripe ?? {};
  const makeToken = useRef<(() => Promise<string>) | null>(null);

  return (
    <form
      className="panel pay-form"
      onSubmit={handleSubmit(() => pay(async () => (publishableKey ? await makeToken.current?.() : method)))}
    >
      <h1>{words.title(merchant.name, customer.name)}</h1>
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
                  aria-pressed={preset.amount.amount === chosen?.amount}
                  onClick={() => setChosen(preset.amount)}
                >
                  {moneyText(preset.amount)}
                </button>
              ))}
            </div>
            <MoneyInput
              label={words.amount}
              currency={currency}
              value={chosen}
              onValueChange={setChosen}
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
            onReady={(make) => {
              makeToken.current = make;
            }}
          />
        </Suspense>
      )}
      {methods.length > 0 && (
        <label className="pay-method">
          {words.payWith}
          <select value={method} onChange={(event) => setMethod(event.target.value)}>
            {methods.map((one) => (
              <option key={one.token} value={one.token}>
                {one.label}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className="pay-quote">
        {quote ? (
          <QuoteSummary quote={{ ...quote, balanceAfter: null }} />
        ) : (
          <p className="quiet">{quoteProblem ?? words.chooseAmount}</p>
        )}
      </div>
      <div role="alert">{problem}</div>
      <button type="submit" className="primary" disabled={!quote || isPaying}>
        {isPaying ? words.paying : quote ? `${words.pay} ${moneyText(quote.total)}` : words.pay}
      </button>
      <p className="quiet pay-validity">
        {words.validUntil} {dateTime(expiresAt)}
      </p>
    </form>
  );
}
