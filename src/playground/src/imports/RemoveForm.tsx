import { useId, useState } from 'react';
import { ErrorMessage } from '../ui/ErrorMessage';
import { Form } from '../ui/Form';
import { FolderField } from './FolderField';
import { jobOf, type Payload, REMOVE, startedText } from './jobs';
import { errorMessage, type RunOperation } from './useGateway';

interface Props {
  folders: readonly string[];
  runOperation: RunOperation;
  allowed: boolean;
  onStarted(message: string): void;
}

/** Removes the data of a seed folder, after its name was typed to confirm. */
export function RemoveForm({ folders, runOperation, allowed, onStarted }: Props) {
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
      const job = jobOf(await runOperation<Payload>(REMOVE, { folder: folder.trim() }));
      setTyped('');
      onStarted(startedText(job));
    } catch (error) {
      setFailure(errorMessage(error));
    }
  };
  return (
    <Form className="ng-start" label="Remove a folder" onSubmit={() => void remove()}>
      <p>
        Removes the data that only the documents of this folder provide. The files stay; importing the folder again restores the
        data.
      </p>
      <FolderField label="Folder" folders={folders} folder={folder} disabled={!allowed} onChange={setFolder} />
      <label htmlFor={`${id}-typed`}>Type the name of the folder to confirm</label>
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
          Remove this folder's data
        </button>
      </div>
      <ErrorMessage message={failure} />
    </Form>
  );
}
