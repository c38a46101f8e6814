import './workers';
// Named here, so that its styles are in the page's own file.
import 'monaco-graphql/esm/monaco-editor.js';
import './styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { readSettings } from './gateway/settings';
import { readLibrary } from './library/questions';
import { mendGraphiQL } from './page/accessibility';
import { narrowEditor } from './page/narrowEditor';
import { usePlayground } from './store';

const place = document.getElementById('playground')!;
try {
  const [settings, questions] = await Promise.all([readSettings(), readLibrary()]);
  usePlayground.setState({ settings });
  narrowEditor(() => localStorage);
  mendGraphiQL(place);
  createRoot(place).render(<App questions={questions} />);
} catch (error) {
  const said = document.createElement('p');
  said.className = 'ng-opening';
  said.setAttribute('role', 'alert');
  said.textContent = `The playground cannot open: ${error instanceof Error ? error.message : String(error)}`;
  place.replaceChildren(said);
}
