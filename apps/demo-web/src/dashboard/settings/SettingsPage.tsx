import { useState } from 'react';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { ActionDialog } from '../parts/ActionDialog.tsx';
import { Field } from '../parts/Field.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { textOf } from '../parts/textOf.ts';
import { CurrencySettings } from './CurrencySettings.tsx';
import { GeneralSettings } from './GeneralSettings.tsx';
import { ReportingSettings } from './ReportingSettings.tsx';

/** What holds for all wallets. Each part is saved by itself, from the version that it was read at. */
export function SettingsPage() {
  const { data, error, refetch } = useMerchantApi().useQuery('get', '/v1/settings');
  const [added, setAdded] = useState<string[]>([]);
  const currencies = [...new Set([...Object.keys(data?.settings.topUp ?? {}), ...added])];
  return (
    <Page
      title="Settings"
      actions={
        <ActionDialog
          label="Add currency"
          title="Add a currency"
          submit="Go on"
          onSubmit={async (form) => setAdded([...added, textOf(form, 'code')?.toUpperCase() ?? ''])}
        >
          <Field label="ISO 4217 code" hint="Its limits are set on the page, and saved there.">
            <input name="code" required pattern="[A-Za-z]{3}" autoComplete="off" placeholder="EUR" />
          </Field>
        </ActionDialog>
      }
    >
      {error ? <Problem error={error} onRetry={refetch} /> : null}
      {data ? (
        // What somebody else has saved is shown as it is, and not mixed with what stood here.
        <div key={data.version} className="page">
          <GeneralSettings merchant={data} />
          {currencies.map((currency) => (
            <CurrencySettings key={currency} merchant={data} currency={currency} />
          ))}
          <ReportingSettings merchant={data} />
        </div>
      ) : (
        !error && <div className="skeleton" role="status" aria-label="Settings: loading" />
      )}
    </Page>
  );
}
