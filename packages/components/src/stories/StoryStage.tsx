import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/noto-sans-arabic/wght.css';
import '../styles.css';
import './StoryStage.css';
import { useSelectWallet, useWallets, WalletProvider } from '@coffer/hooks';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { WalletTheme } from '../WalletTheme/WalletTheme.tsx';
import { emulateForcedColors } from './emulateForcedColors.ts';
import { type StoryWallet, storyNow } from './storyWallet.ts';

type StoryStageProps = {
  wallet: StoryWallet;
  /** Choices in the toolbar. */
  globals: Record<string, string>;
  children: ReactNode;
};

const now = () => storyNow;

/** Page around a story, as a host would write it. */
export function StoryStage({ wallet, globals, children }: StoryStageProps) {
  const { scheme, accent, radius, density, direction, locale, width, currency, forcedColors } = globals;
  useEffect(() => {
    if (forcedColors !== 'light' && forcedColors !== 'dark') return;
    emulateForcedColors(forcedColors);
    return () => emulateForcedColors(null);
  }, [forcedColors]);
  return (
    <QueryClientProvider client={wallet.queryClient}>
      <WalletProvider config={wallet.config} locale={locale ?? 'en-US'} now={now}>
        {currency && <CurrencyChoice currency={currency} />}
        <div className="stage" data-scheme={scheme}>
          <div style={{ maxInlineSize: width }}>
            <WalletTheme
              scheme={scheme === 'dark' ? 'dark' : 'light'}
              accent={accent || undefined}
              radius={radius || undefined}
              density={density === 'compact' ? 'compact' : 'comfortable'}
              {...(direction === 'ltr' || direction === 'rtl' ? { dir: direction } : {})}
            >
              {children}
            </WalletTheme>
          </div>
        </div>
      </WalletProvider>
    </QueryClientProvider>
  );
}

/** Selects the wallet of a currency for all widgets, like a host's own switcher. */
function CurrencyChoice({ currency }: { currency: string }) {
  const wallets = useWallets().data;
  const selectWallet = useSelectWallet();
  const walletId = wallets?.find((wallet) => wallet.currency === currency)?.id ?? null;
  useEffect(() => selectWallet(walletId), [selectWallet, walletId]);
  return null;
}
