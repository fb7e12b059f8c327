import { memoryAdapter } from '@coffer/adapter/memory';
import { BalanceCard, LedgerTable, TopUpDialog, TopUpForm, WalletTheme } from '@coffer/components';
import '@coffer/components/styles.css';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { Container, MantineProvider, Stack, Title } from '@mantine/core';
import '@mantine/core/styles.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import './coffer.css';
import { TopUpInModal } from './TopUpInModal.tsx';

const config = createWalletConfig({ adapter: memoryAdapter() });
const queryClient = new QueryClient();

export default function App() {
  return (
    <MantineProvider defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <WalletProvider config={config} locale="en-US">
          <WalletTheme scheme="auto">
            <Container size="xs" py="lg">
              <Stack>
                <Title order={1}>Billing</Title>
                <BalanceCard />
                <TopUpForm />
                <LedgerTable />
                <TopUpDialog trigger="Add funds in a dialog" />
                <TopUpInModal />
              </Stack>
            </Container>
          </WalletTheme>
        </WalletProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
