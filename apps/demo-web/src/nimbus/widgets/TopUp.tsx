import { TopUpForm } from '@coffer/components';

export const TopUp = () => <TopUpForm id="add-funds" />;
