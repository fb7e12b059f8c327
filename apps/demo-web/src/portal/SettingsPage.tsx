import { AlertSettings, AutoTopUpSettings, PaymentMethodPicker } from '@coffer/components';
import { useMethodForm } from '../stripe/useMethodForm.ts';
import { useMessages } from './messages.ts';

/** Auto top-up, payment methods and low-balance alerts. */
export function SettingsPage() {
  const messages = useMessages();
  return (
    <>
      <h1>{messages.settings}</h1>
      <div className="billing settings">
        <div className="billing-column">
          <AutoTopUpSettings />
        </div>
        <div className="billing-column">
          <PaymentMethodPicker addMethodForm={useMethodForm()} />
          <AlertSettings />
        </div>
      </div>
    </>
  );
}
