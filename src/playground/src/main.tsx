import './page/workers';
// Imported here, so that its styles are in the page's own style sheet.
import 'monaco-graphql/esm/monaco-editor.js';
import './styles.css';
import { createRoot } from 'react-dom/client';
import { readSettings } from './gateway/settings';
import { readLibrary } from './library/questions';
import { improveAccessibility } from './page/accessibility';
import { App } from './page/App';
import { widenAnswer } from './page/widenAnswer';
import { useSession } from './session/store';
import { prepareViews } from './views/registry';

const root = document.getElementById('playground')!;
try {
  const [settings, questions] = await Promise.all([readSettings(), readLibrary()]);
  useSession.setState({ settings, prepareViews });
  widenAnswer(() => localStorage);
  improveAccessibility(root);
  createRoot(root).render(<App questions={questions} />);
} catch (error) {
  const message = document.createElement('p');
  message.className = 'ng-opening';
  message.setAttribute('role', 'alert');
  message.textContent = `The playground cannot open: ${error instanceof Error ? error.message : String(error)}`;
  root.replaceChildren(message);
}
