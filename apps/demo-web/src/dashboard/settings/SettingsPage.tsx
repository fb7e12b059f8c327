import { isCurrency } from '@coffer/adapter';
import { useLocation } from 'wouter';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { FieldError } from '../../ui/fieldErrors.ts';
import { readRequiredText } from '../../ui/formValues.ts';
import { Page } from '../../ui/Page.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { CollectionSettings } from './CollectionSettings.tsx';
import { CurrencySettings } from './CurrencySettings.tsx';
import { GeneralSettings } from './GeneralSettings.tsx';
import { ReportingSettings } from './ReportingSettings.tsx';

export type SettingsPageProps = {
  /** The page of the settings: `reporting` or a currency. Undefined is the general page. */
  part: string | undefined;
};

/** The merchant's settings. Each page saves its own part, if the settings have not changed since it was loaded. */
export function SettingsPage({ part }: SettingsPageProps) {
  const { data, error, refetch } = useMerchantApi().useQuery('get', '/v1/settings');
  // A currency that is being added has no settings yet.
  const added = part !== undefined && isCurrency(part) ? [part] : [];
  const currencies = [...new Set([...Object.keys(data?.settings.topUp ?? {}), ...added])].sort();
  return (
    <Page title="Settings" actions={<AddCurrency />}>
      <Tabs
        label="Settings"
        tabs={[
          { href: '/settings', label: 'General' },
          { href: '/settings/reporting', label: 'Reporting' },
          ...currencies.map((code) => ({ href: `/settings/${code}`, label: code })),
        ]}
      />
      {error ? <ErrorNotice error={error} onRetry={refetch} /> : null}
      {data ? (
        <Part merchant={data} part={part} />
      ) : (
        !error && <div className="skeleton" role="status" aria-label="Settings: loading" />
      )}
    </Page>
  );
}

function Part({ merchant, part }: SettingsPageProps & { merchant: Schemas['Merchant'] }) {
  if (part === undefined) {
    return (
      <>
        <GeneralSettings merchant={merchant} />
        <CollectionSettings merchant={merchant} />
      </>
    );
  }
  if (part === 'reporting') return <ReportingSettings merchant={merchant} />;
  if (!isCurrency(part)) return <p>Page not found.</p>;
  return <CurrencySettings key={part} merchant={merchant} currency={part} />;
}

function AddCurrency() {
  const [, navigate] = useLocation();
  return (
    <ActionDialog
      label="Add currency"
      title="Add a currency"
      submit="Continue"
      onSubmit={async (form) => {
        const code = readRequiredText(form, 'code').toUpperCase();
        if (!isCurrency(code)) {
          throw new FieldError('code', `“${code}” is not an ISO 4217 currency code, such as EUR.`);
        }
        navigate(`/settings/${code}`);
      }}
    >
      <Field label="ISO 4217 code" hint="You set and save its limits on the next page.">
        <input name="code" required maxLength={3} autoComplete="off" placeholder="EUR" />
      </Field>
    </ActionDialog>
  );
}
