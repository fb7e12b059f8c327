import { WalletTheme } from '@coffer/components';
import { type WalletConfig, WalletProvider } from '@coffer/hooks';
import {
  type DehydratedState,
  HydrationBoundary,
  type QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query';
import { type ComponentName, componentCases } from './componentCases.tsx';

/** When the tests take place: for the server and the browser alike. */
export const caseNow = new Date('2025-11-21T12:04:00Z');
const now = () => caseNow;

export type CasePageProps = {
  name: ComponentName;
  locale: string;
  config: WalletConfig;
  queryClient: QueryClient;
  state: DehydratedState;
};

/** One component on a page that the server has filled, as server and browser both render it. */
export function CasePage({ name, locale, config, queryClient, state }: CasePageProps) {
  return (
    <QueryClientProvider client={queryClient}>
      <HydrationBoundary state={state}>
        <WalletProvider config={config} locale={locale} timeZone="America/New_York" now={now}>
          <WalletTheme>{componentCases[name]()}</WalletTheme>
        </WalletProvider>
      </HydrationBoundary>
    </QueryClientProvider>
  );
}
