import { Money } from '@coffer/components';
import { useState } from 'react';
import { Link } from 'wouter';
import { DemoError, type DemoJobs } from '../api/demoApi.ts';
import { handleSubmit } from '../ui/handleSubmit.ts';
import { useLanguage } from '../ui/useLanguage.ts';
import { useJobs, useRunJob } from './useJobs.ts';
import { useWords } from './words.ts';

type ModelId = DemoJobs['models'][number]['id'];

/** Chooses a job, says what it costs at most, runs it, and says what it did cost. */
export function JobForm({ walletId }: { walletId: string }) {
  const words = useWords();
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
        {words.model}
        <select value={modelId} onChange={(event) => setModelId(event.target.value as ModelId)}>
          {jobs.data.models.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.size}
        <select value={sizeIndex} onChange={(event) => setSizeIndex(Number(event.target.value))}>
          {model.sizes.map(({ maxTokens }, index) => (
            <option key={maxTokens} value={index}>
              {maxTokens.toLocaleString(language)} {words.tokens}
            </option>
          ))}
        </select>
      </label>
      <p className="job-price">
        <span className="quiet">{words.costsAtMost}</span> <Money value={size.price} />
      </p>
      {/* Not disabled: a disabled button would lose the focus of who works by keyboard. */}
      <button type="submit" className="primary" aria-disabled={run.isPending}>
        {run.isPending ? words.running : words.run}
      </button>
      <p role="status" className="job-outcome">
        {run.isSuccess && (
          <>
            {words.jobDone} <Money value={run.data.charged} />.
          </>
        )}
        {run.isPaused && words.jobWaits}
      </p>
      {run.isError && (
        <p role="alert">
          {run.error instanceof DemoError && run.error.code === 'insufficient_funds' ? (
            <>
              {words.notEnough} <Link href="/billing#add-funds">{words.addFunds}</Link>
            </>
          ) : (
            <>
              {words.jobFailed}{' '}
              <button type="button" onClick={() => run.mutate(run.variables)}>
                {words.tryAgain}
              </button>
            </>
          )}
        </p>
      )}
    </form>
  );
}
