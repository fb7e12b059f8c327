import { memoryAdapter } from '@coffer/adapter/memory';
import { BalanceCard, LedgerTable, TopUpDialog, TopUpForm, WalletTheme } from '@coffer/components';
import '@coffer/components/styles.css';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { Container, CssBaseline, createTheme, Stack, ThemeProvider, Typography } from '@mui/material';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import './coffer.css';
import { TopUpInModal } from './TopUpInModal.tsx';

const theme = createTheme({ cssVariables: true, colorSchemes: { dark: true } });
const config = createWalletConfig({ adapter: memoryAdapter() });
const queryClient = new QueryClient();

export default function App() {
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <QueryClientProvider client={queryClient}>
        <WalletProvider config={config} locale="en-US">
          <WalletTheme scheme="auto">
            <Container maxWidth="sm" sx={{ paddingBlock: 3 }}>
              <Stack spacing={3}>
                <Typography variant="h5" component="h1">
                  Billing
                </Typography>
                <BalanceCard />
                <TopUpForm />
                <LedgerTable />
                <TopUpInModal />
              </Stack>
              <TopUpDialog trigger="Add funds in a dialog" />
            </Container>
          </WalletTheme>
        </WalletProvider>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
