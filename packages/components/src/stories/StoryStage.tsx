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
  /** What the toolbar says. */
  globals: Record<string, string>;
  children: ReactNode;
};

const now = () => storyNow;

/** The page around a story, as a host would write it. */
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

/** Makes all widgets be about the wallet of a currency, as a switcher of the host's would. */
function CurrencyChoice({ currency }: { currency: string }) {
  const wallets = useWallets().data;
  const selectWallet = useSelectWallet();
  const walletId = wallets?.find((wallet) => wallet.currency === currency)?.id ?? null;
  useEffect(() => selectWallet(walletId), [selectWallet, walletId]);
  return null;
}
