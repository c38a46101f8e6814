import { useId, useState } from 'react';
import { type Ask, inWords } from './asking';
import { FolderChoice } from './FolderChoice';
import { type Job, START, titleOf, wrongRejects } from './jobs';

interface Props {
  folders: readonly string[];
  ask: Ask;
  allowed: boolean;
  onStarted(said: string): void;
}

/** Starts an import of a folder, or a dry run. */
export function StartForm({ folders, ask, allowed, onStarted }: Props) {
  const [folder, setFolder] = useState('');
  const [dryRun, setDryRun] = useState(false);
  const [maxRejects, setMaxRejects] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const wrong = wrongRejects(maxRejects);
  const start = async () => {
    if (folder.trim() === '' || wrong) {
      setFailure(wrong ? null : 'Choose a folder.');
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      const input = {
        folder: folder.trim(),
        dryRun,
        ...(maxRejects.trim() ? { maxRejects: maxRejects.replace(/\s/g, '') } : {}),
      };
      const { job } = await ask<{ job: Job }>(START, { input });
      onStarted(`${titleOf(job)} is number ${job.number}.`);
    } catch (error) {
      setFailure(inWords(error));
    }
    setBusy(false);
  };
  return (
    <form
      className="ng-start"
      aria-label="Start an import"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <FolderChoice
        label="Folder under the import root"
        folders={folders}
        folder={folder}
        disabled={!allowed}
        onChange={setFolder}
      />
      <label className="ng-check">
        <input type="checkbox" checked={dryRun} disabled={!allowed} onChange={(event) => setDryRun(event.target.checked)} /> Dry
        run: compare only, write nothing
      </label>
      <label htmlFor={`${id}-rejects`}>Give up after so many rejects</label>
      <input
        id={`${id}-rejects`}
        disabled={!allowed}
        placeholder="never; or 20, or 5%"
        value={maxRejects}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => setMaxRejects(event.target.value)}
      />
      {wrong && (
        <span id={`${id}-wrong`} className="ng-wrong">
          {wrong}
        </span>
      )}
      <div className="ng-row">
        <button type="submit" className="ng-button ng-main" disabled={!allowed || busy}>
          {dryRun ? 'Start a dry run' : 'Start the import'}
        </button>
      </div>
      {failure && (
        <p role="alert" className="ng-problem">
          {failure}
        </p>
      )}
    </form>
  );
}
