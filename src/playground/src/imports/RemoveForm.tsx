import { useId, useState } from 'react';
import { type Ask, inWords } from './asking';
import { FolderChoice } from './FolderChoice';
import { type Job, REMOVE, titleOf } from './jobs';

interface Props {
  folders: readonly string[];
  ask: Ask;
  allowed: boolean;
  onStarted(said: string): void;
}

/** Takes back what a seed folder said, once its name was typed. */
export function RemoveForm({ folders, ask, allowed, onStarted }: Props) {
  const [folder, setFolder] = useState('');
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const id = useId();
  const sure = folder.trim() !== '' && typed === folder.trim();
  const remove = async () => {
    if (!sure) {
      return;
    }
    setFailure(null);
    try {
      const { job } = await ask<{ job: Job }>(REMOVE, { folder: folder.trim() });
      setTyped('');
      onStarted(`${titleOf(job)} is number ${job.number}.`);
    } catch (error) {
      setFailure(inWords(error));
    }
  };
  return (
    <form
      className="ng-start"
      aria-label="Remove a folder"
      onSubmit={(event) => {
        event.preventDefault();
        void remove();
      }}
    >
      <p>
        Takes back everything that the documents of a folder said and nobody else says. The files stay; importing the folder again
        brings it back.
      </p>
      <FolderChoice label="Folder" folders={folders} folder={folder} disabled={!allowed} onChange={setFolder} />
      <label htmlFor={`${id}-typed`}>Type its name to confirm</label>
      <input
        id={`${id}-typed`}
        disabled={!allowed || folder.trim() === ''}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="ng-row">
        <button type="submit" className="ng-button ng-danger" disabled={!allowed || !sure}>
          Remove what it said
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
