import { AutoTopUpSettings, BalanceCard, TopUpDialog, WalletTheme } from '@coffer/components';
import '@coffer/components/styles.css';
import {
  AppBar,
  Container,
  CssBaseline,
  createTheme,
  Stack,
  Switch,
  ThemeProvider,
  Toolbar,
  Typography,
  useColorScheme,
} from '@mui/material';
import { useState } from 'react';
import './styles.css';

const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-mui-scheme' },
  colorSchemes: { light: { palette: { primary: { main: '#7b1fa2' } } }, dark: true },
  shape: { borderRadius: 6 },
});

export function Billing() {
  return (
    <ThemeProvider theme={theme} defaultMode="light">
      <CssBaseline />
      <Page />
    </ThemeProvider>
  );
}

function Page() {
  const { mode, setMode } = useColorScheme();
  const [isOpen, setOpen] = useState(false);
  const isDark = mode === 'dark';
  return (
    <>
      <AppBar position="static">
        <Toolbar>
          <Typography variant="h6" component="h1" sx={{ flexGrow: 1 }}>
            Billing
          </Typography>
          <Switch
            color="default"
            checked={isDark}
            onChange={() => setMode(isDark ? 'light' : 'dark')}
            slotProps={{ input: { 'aria-label': 'Dark' } }}
          />
        </Toolbar>
      </AppBar>
      {/* styles.css maps the rest of the palette. */}
      <WalletTheme scheme={isDark ? 'dark' : 'light'} radius="calc(var(--mui-shape-borderRadius) * 2)">
        <Container maxWidth="sm" sx={{ paddingBlock: 3 }}>
          <Stack spacing={3}>
            <BalanceCard onAddFunds={() => setOpen(true)} />
            <AutoTopUpSettings />
          </Stack>
          <TopUpDialog trigger={null} open={isOpen} onOpenChange={setOpen} />
        </Container>
      </WalletTheme>
    </>
  );
}
