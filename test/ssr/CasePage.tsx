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

/** Time of the tests, for the server and the browser. */
export const caseNow = new Date('2025-11-21T12:04:00Z');
const now = () => caseNow;

export type CasePageProps = {
  name: ComponentName;
  locale: string;
  config: WalletConfig;
  queryClient: QueryClient;
  state: DehydratedState;
  /** Called after the hydration, before any other effect. */
  onTakeover?: (() => void) | undefined;
};

/** A page with one component, which the server and the browser both render. */
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

/** Comes first in the page, so that its effect runs first. */
function Takeover({ onTakeover }: Pick<CasePageProps, 'onTakeover'>) {
  useLayoutEffect(() => onTakeover?.(), [onTakeover]);
  return null;
}
