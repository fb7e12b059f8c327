import { isCurrency } from '@coffer/adapter';
import { useLocation } from 'wouter';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { FieldError } from '../../ui/fieldErrors.ts';
import { readText } from '../../ui/formValues.ts';
import { Page } from '../../ui/Page.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { CurrencySettings } from './CurrencySettings.tsx';
import { GeneralSettings } from './GeneralSettings.tsx';
import { ReportingSettings } from './ReportingSettings.tsx';

export type SettingsPageProps = {
  /** Which of its pages: `reporting`, or a currency; the general one unless named. */
  part: string | undefined;
};

/** What holds for all wallets. Each part is saved by itself, from the version that it was read at. */
export function SettingsPage({ part }: SettingsPageProps) {
  const { data, error, refetch } = useMerchantApi().useQuery('get', '/v1/settings');
  // One that is being added has no settings yet.
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
  if (part === undefined) return <GeneralSettings merchant={merchant} />;
  if (part === 'reporting') return <ReportingSettings merchant={merchant} />;
  if (!isCurrency(part)) return <p>There is no such page.</p>;
  return <CurrencySettings key={part} merchant={merchant} currency={part} />;
}

function AddCurrency() {
  const [, navigate] = useLocation();
  return (
    <ActionDialog
      label="Add currency"
      title="Add a currency"
      submit="Go on"
      onSubmit={async (form) => {
        const code = readText(form, 'code')?.toUpperCase() ?? '';
        if (!isCurrency(code)) {
          throw new FieldError('code', `“${code}” is no ISO 4217 currency code, such as EUR.`);
        }
        navigate(`/settings/${code}`);
      }}
    >
      <Field label="ISO 4217 code" hint="Its limits are set on its own page, and saved there.">
        <input name="code" required maxLength={3} autoComplete="off" placeholder="EUR" />
      </Field>
    </ActionDialog>
  );
}
