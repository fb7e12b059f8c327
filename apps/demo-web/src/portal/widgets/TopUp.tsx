import { TopUpForm, type TopUpFormProps } from '@coffer/components';

export const TopUp = (props: TopUpFormProps) => <TopUpForm id="add-funds" {...props} />;
