import { type ReactNode, useEffect } from 'react';
import { useMethodForm } from '../stripe/useMethodForm.ts';
import { useMessages } from './messages.ts';
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

/** The kit's widgets, each with the few lines of code that show it. */
export function BillingPage() {
  const messages = useMessages();
  const methodForm = useMethodForm();
  useEffect(scrollToHash, []);
  return (
    <>
      <h1>{messages.billing}</h1>
      <p className="lead quiet">{messages.billingLead}</p>
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

function Snippet({ source, children }: { source: string; children: ReactNode }) {
  const messages = useMessages();
  return (
    <div className="snippet">
      {children}
      <details>
        <summary>{messages.viewSource}</summary>
        <pre dir="ltr">
          <code>{source.trim()}</code>
        </pre>
      </details>
    </div>
  );
}

/** Scrolls to `#add-funds` or `#activity`. The browser looked for the element before React rendered it. */
function scrollToHash(): void {
  const element = document.getElementById(location.hash.slice(1));
  if (element === null) return;
  element.tabIndex = -1;
  element.focus();
  element.scrollIntoView();
}
