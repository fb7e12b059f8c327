import { AlertSettings, AutoTopUpSettings, PaymentMethodPicker } from '@coffer/components';
import { useMethodForm } from '../stripe/useMethodForm.ts';
import { useWords } from './words.ts';

/** How the balance looks after itself. */
export function SettingsPage() {
  const words = useWords();
  return (
    <>
      <h1>{words.settings}</h1>
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
