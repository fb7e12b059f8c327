import { TopUpForm } from '@coffer/components';
import { useMethodForm } from '../../stripe/useMethodForm.ts';

export const TopUp = () => <TopUpForm id="add-funds" addMethodForm={useMethodForm()} />;
