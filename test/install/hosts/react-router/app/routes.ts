import { type RouteConfig, route } from '@react-router/dev/routes';

export default [route('wallet', 'routes/wallet.tsx')] satisfies RouteConfig;
