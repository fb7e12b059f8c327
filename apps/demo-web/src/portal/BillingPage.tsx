import { useEffect } from 'react';
import { useMethodForm } from '../stripe/useMethodForm.ts';
import { Snippet } from './Snippet.tsx';
import { Activity } from './widgets/Activity.tsx';
import activitySource from './widgets/Activity.tsx?raw';
import { Balance } from './widgets/Balance.tsx';
import balanceSource from './widgets/Balance.tsx?raw';
import { Expiring } from './widgets/Expiring.tsx';
import expiringSource from './widgets/Expiring.tsx?raw';
import { Forecast } from './widgets/Forecast.tsx';
import forecastSource from './widgets/Forecast.tsx?raw';
import { TopUp } from './widgets/TopUp.tsx';
import topUpSource from './widgets/TopUp.tsx?raw';
import { useWords } from './words.ts';

/** The kit's widgets, each beside the few lines that a customer of the kit writes for it. */
export function BillingPage() {
  const words = useWords();
  const methodForm = useMethodForm();
  useEffect(goToPart, []);
  return (
    <>
      <h1>{words.billing}</h1>
      <p className="lead quiet">{words.billingLead}</p>
      <div className="billing">
        <div className="billing-column">
          <Snippet source={balanceSource}>
            <Balance />
          </Snippet>
          <Snippet source={topUpSource}>
            <TopUp addMethodForm={methodForm} />
          </Snippet>
          <Snippet source={expiringSource}>
            <Expiring />
          </Snippet>
          <Snippet source={forecastSource}>
            <Forecast />
          </Snippet>
        </div>
        <div className="billing-column">
          <Snippet source={activitySource}>
            <Activity />
          </Snippet>
        </div>
      </div>
    </>
  );
}

/** Opened at `#add-funds` or `#activity`, the page starts there: by then the browser has looked for it in vain. */
function goToPart(): void {
  const part = document.getElementById(location.hash.slice(1));
  if (part === null) return;
  part.tabIndex = -1;
  part.focus();
  part.scrollIntoView();
}
