import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FinishedDemoJob, fetchJobs, runJob } from '../api/demoApi.ts';

const jobsKey = (walletId: string) => ['portal', 'jobs', walletId];

/** Reads the jobs that a wallet can pay for, and those that ran. */
export function useJobs(walletId: string) {
  return useQuery({ queryKey: jobsKey(walletId), queryFn: () => fetchJobs(walletId) });
}

/** Runs a job. A retry sends the same idempotency key, so the job charges once. */
export function useRunJob(walletId: string) {
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: jobsKey(walletId) });
  return useMutation<FinishedDemoJob, Error, Parameters<typeof runJob>[1]>({
    mutationFn: (job) => {
      // Shows the reservation while the job runs.
      setTimeout(refresh, 400);
      return runJob(walletId, job);
    },
    onSettled: refresh,
  });
}
