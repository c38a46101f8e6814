import './page/workers';
import './styles.css';
import { createRoot } from 'react-dom/client';
import { AccessError } from './gateway/request';
import { readSettings } from './gateway/settings';
import { readLibrary } from './library/questions';
import { Page } from './page/Page';
import { SignInPage } from './page/SignInPage';
import { useSession } from './session/store';
import { prepareViews } from './views/registry';

const root = document.getElementById('playground')!;
try {
  const [settings, questions] = await Promise.all([readSettings(), readLibrary()]);
  useSession.setState({ settings, prepareViews });
  createRoot(root).render(<Page questions={questions} />);
} catch (error) {
  if (error instanceof AccessError && error.status === 401) {
    createRoot(root).render(<SignInPage />);
  } else {
    report(error);
  }
}

function report(error: unknown): void {
  const message = document.createElement('p');
  message.className = 'ng-opening';
  message.setAttribute('role', 'alert');
  message.textContent = `The playground cannot open: ${error instanceof Error ? error.message : String(error)}`;
  root.replaceChildren(message);
}
