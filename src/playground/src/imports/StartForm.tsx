import { useId, useState } from 'react';
import { ErrorMessage } from '../ui/ErrorMessage';
import { Form } from '../ui/Form';
import { FolderField } from './FolderField';
import { jobOf, type Payload, rejectLimit, rejectsProblem, START, startedText } from './jobs';
import { errorMessage, type RunOperation } from './useGateway';

interface Props {
  folders: readonly string[];
  runOperation: RunOperation;
  allowed: boolean;
  onStarted(message: string): void;
}

/** The form that starts an import or a dry run of a folder. */
export function StartForm({ folders, runOperation, allowed, onStarted }: Props) {
  const [folder, setFolder] = useState('');
  const [dryRun, setDryRun] = useState(false);
  const [maxRejects, setMaxRejects] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const wrong = rejectsProblem(maxRejects);
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
        ...rejectLimit(maxRejects),
      };
      onStarted(startedText(jobOf(await runOperation<Payload>(START, { input }))));
    } catch (error) {
      setFailure(errorMessage(error));
    }
    setBusy(false);
  };
  return (
    <Form className="ng-start" label="Start an import" onSubmit={() => void start()}>
      <FolderField
        label="Folder under the import root"
        folders={folders}
        folder={folder}
        disabled={!allowed}
        onChange={setFolder}
      />
      <label className="ng-check">
        <input type="checkbox" checked={dryRun} disabled={!allowed} onChange={(event) => setDryRun(event.target.checked)} /> Dry
        run: compares only and writes nothing
      </label>
      <label htmlFor={`${id}-rejects`}>Stop after this many rejected files</label>
      <input
        id={`${id}-rejects`}
        disabled={!allowed}
        placeholder="no limit, or 20, or 5%"
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
      <ErrorMessage message={failure} />
    </Form>
  );
}
