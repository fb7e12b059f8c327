import { WalletTheme } from '@coffer/components';
import { type WalletConfig, WalletProvider } from '@coffer/hooks';
import {
  type DehydratedState,
  HydrationBoundary,
  type QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query';
import { useLayoutEffect } from 'react';
import { type ComponentName, componentCases } from '../../packages/components/src/testing/componentCases.tsx';

/** When the tests take place: for the server and the browser alike. */
export const caseNow = new Date('2025-11-21T12:04:00Z');
const now = () => caseNow;

export type CasePageProps = {
  name: ComponentName;
  locale: string;
  config: WalletConfig;
  queryClient: QueryClient;
  state: DehydratedState;
  /** Called once all is taken over, before anything is done with it. */
  onTakeover?: (() => void) | undefined;
};

/** One component on a page that the server has filled, as server and browser both render it. */
export function CasePage({ name, locale, config, queryClient, state, onTakeover }: CasePageProps) {
  return (
    <QueryClientProvider client={queryClient}>
      <Takeover onTakeover={onTakeover} />
      <HydrationBoundary state={state}>
        <WalletProvider config={config} locale={locale} timeZone="America/New_York" now={now}>
          <WalletTheme>{componentCases[name]()}</WalletTheme>
        </WalletProvider>
      </HydrationBoundary>
    </QueryClientProvider>
  );
}

/** First in the page, so that its effect is the first to run. */
function Takeover({ onTakeover }: Pick<CasePageProps, 'onTakeover'>) {
  useLayoutEffect(() => onTakeover?.(), [onTakeover]);
  return null;
}
