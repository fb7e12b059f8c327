import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FinishedDemoJob, fetchJobs, runJob } from '../api/demoApi.ts';

const jobsKey = (walletId: string) => ['nimbus', 'jobs', walletId];

/** What one can run, and what ran. */
export function useJobs(walletId: string) {
  return useQuery({ queryKey: jobsKey(walletId), queryFn: () => fetchJobs(walletId) });
}

/** Runs one job at a time. A repeat after a lost answer carries the same key, so it charges once. */
export function useRunJob(walletId: string) {
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: jobsKey(walletId) });
  return useMutation<FinishedDemoJob, Error, Parameters<typeof runJob>[1]>({
    mutationFn: (job) => {
      // The reservation stands in a moment: show it while the job runs.
      setTimeout(refresh, 400);
      return runJob(walletId, job);
    },
    onSettled: refresh,
  });
}
