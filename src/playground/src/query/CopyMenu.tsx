import { useState } from 'react';
import { useOperationAtCursor } from '../cost/useEstimate';
import { useSession } from '../session/store';
import { Menu } from '../ui/Menu';
import { LANGUAGES, type Language, programText } from './copyAs';

/** A menu that copies the query, with its variables and headers, as a command or a program. */
export function CopyMenu() {
  const operationAtCursor = useOperationAtCursor();
  const [message, setMessage] = useState('');
  const copyAs = async (language: Language) => {
    const operation = operationAtCursor();
    if (!operation) {
      setMessage('There is no query that can be read.');
      return;
    }
    const { endpoint } = useSession.getState().settings;
    const text = programText(language, { ...operation, url: new URL(endpoint, location.href).href });
    const names = Object.keys(operation.headers);
    try {
      await navigator.clipboard.writeText(text);
      setMessage(`Copied as ${language}${names.length > 0 ? `, with the headers ${names.join(', ')}. They can hold secrets` : ''}.`);
    } catch {
      setMessage('The browser does not let this page copy.');
    }
  };
  return (
    <Menu label="Copy as" title="Copies the query as a command or a program">
      <div className="ng-choices">
        {LANGUAGES.map((language) => (
          <button key={language} type="button" onClick={() => void copyAs(language)}>
            {language}
          </button>
        ))}
        <p className="ng-quiet">The headers of this tab are part of the text. They can hold secrets: look before you share it.</p>
        <p role="status">{message}</p>
      </div>
    </Menu>
  );
}
