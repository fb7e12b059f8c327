import { Money } from '@coffer/components';
import { useState } from 'react';
import { Link } from 'wouter';
import { DemoError, type DemoJobs } from '../api/demoApi.ts';
import { handleSubmit } from '../ui/handleSubmit.ts';
import { useLanguage } from '../ui/useLanguage.ts';
import { useMessages } from './messages.ts';
import { useJobs, useRunJob } from './useJobs.ts';

type ModelId = DemoJobs['models'][number]['id'];

/** The form that runs a job: it shows the maximum cost before, and the actual cost after. */
export function JobForm({ walletId }: { walletId: string }) {
  const messages = useMessages();
  const language = useLanguage();
  const jobs = useJobs(walletId);
  const run = useRunJob(walletId);
  const [modelId, setModelId] = useState<ModelId>('nimbus-large');
  const [sizeIndex, setSizeIndex] = useState(1);
  const model = jobs.data?.models.find(({ id }) => id === modelId);
  const size = model?.sizes[sizeIndex];
  if (!jobs.data || !model || !size) return <div className="panel job-form" aria-busy="true" />;
  const start = () => {
    if (run.isPending) return;
    run.mutate({ model: model.id, maxTokens: size.maxTokens, key: crypto.randomUUID() });
  };

  return (
    <form className="panel job-form" onSubmit={handleSubmit(start)}>
      <label>
        {messages.model}
        <select
          value={modelId}
          onChange={(event) =>
            setModelId(jobs.data.models.find(({ id }) => id === event.target.value)?.id ?? modelId)
          }
        >
          {jobs.data.models.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {messages.size}
        <select value={sizeIndex} onChange={(event) => setSizeIndex(Number(event.target.value))}>
          {model.sizes.map(({ maxTokens }, index) => (
            <option key={maxTokens} value={index}>
              {maxTokens.toLocaleString(language)} {messages.tokens}
            </option>
          ))}
        </select>
      </label>
      <p className="job-price">
        <span className="quiet">{messages.costsAtMost}</span> <Money value={size.price} />
      </p>
      {/* `aria-disabled`, because a disabled button loses the keyboard focus. */}
      <button type="submit" className="primary" aria-disabled={run.isPending}>
        {run.isPending ? messages.running : messages.run}
      </button>
      <p role="status" className="job-outcome">
        {run.isSuccess && (
          <>
            {messages.jobDone} <Money value={run.data.charged} />.
          </>
        )}
        {run.isPaused && messages.jobWaits}
      </p>
      {run.isError && (
        <p role="alert">
          {run.error instanceof DemoError && run.error.code === 'insufficient_funds' ? (
            <>
              {messages.notEnough} <Link href="/billing#add-funds">{messages.addFunds}</Link>
            </>
          ) : (
            <>
              {messages.jobFailed}{' '}
              <button type="button" onClick={() => run.mutate(run.variables)}>
                {messages.tryAgain}
              </button>
            </>
          )}
        </p>
      )}
    </form>
  );
}
