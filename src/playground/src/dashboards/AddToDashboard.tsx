import { useState } from 'react';
import { hashOf } from '../address/route';
import type { Answer } from '../answer/answer';
import { newId } from '../library/savedQuestionsStore';
import { describeRequest } from '../picture/describeRequest';
import { useSession } from '../session/store';
import { VIEW_LABELS, type ViewName } from '../session/viewNames';
import { Form } from '../ui/Form';
import { Menu } from '../ui/Menu';
import { freeCardId } from './arrange';
import { cardOf } from './cardOf';
import { type Dashboard, MAX_CARDS } from './dashboard';
import { useDashboards } from './dashboardStore';

interface AddToDashboardProps {
  answer: Answer;
  view: ViewName;
}

/** The button that adds the view of an answer, with its query, variables and settings, to a dashboard of this browser. */
export function AddToDashboard(props: AddToDashboardProps) {
  return (
    <Menu label="Add to dashboard" title="Save this view with its query in a dashboard">
      <AddForm {...props} />
    </Menu>
  );
}

function AddForm({ answer, view }: AddToDashboardProps) {
  const { own, keep } = useDashboards();
  const [title, setTitle] = useState(() => describeRequest(answer.request).title.slice(0, 200));
  const [to, setTo] = useState(own.at(-1)?.id ?? '');
  const [name, setName] = useState('My dashboard');
  const [message, setMessage] = useState<{ text: string; added?: string; failed: boolean }>({ text: '', failed: false });
  const add = () => {
    try {
      const known = useDashboards.getState().own.find(({ id }) => id === to)?.dashboard;
      const before: Dashboard = known ?? { title: name.trim() || 'My dashboard', sentence: '', filters: { topics: [], providers: [] }, cards: [] };
      if (before.cards.length >= MAX_CARDS) {
        throw new Error(`“${before.title}” has ${MAX_CARDS} cards, which is the maximum. Choose another dashboard.`);
      }
      const { tab, viewStates } = useSession.getState();
      const card = { ...cardOf(answer.request, view, viewStates[tab] ?? {}, title), id: freeCardId(before.cards) };
      const id = known ? to : newId();
      const dashboard = { ...before, cards: [...before.cards, card] };
      if (!keep(id, dashboard)) {
        throw new Error(useDashboards.getState().failure ?? 'The browser does not keep the dashboard.');
      }
      setTo(id);
      setMessage({ text: `Added to “${dashboard.title}”.`, added: id, failed: false });
    } catch (error) {
      setMessage({ text: (error as Error).message, failed: true });
    }
  };
  return (
    <Form label="Add to dashboard" className="ng-board-add" onSubmit={add}>
      <label>
        Title of the card ({VIEW_LABELS[view]})
        <input required value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </label>
      <label>
        Dashboard
        <select value={to} onChange={(event) => setTo(event.target.value)}>
          {own.map(({ id, dashboard }) => (
            <option key={id} value={id}>
              {dashboard.title}
            </option>
          ))}
          <option value="">New dashboard</option>
        </select>
      </label>
      {to === '' && (
        <label>
          Title of the dashboard
          <input required value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
        </label>
      )}
      <button type="submit" className="ng-button">
        Add
      </button>
      <p role={message.failed ? 'alert' : 'status'} className={message.failed ? 'ng-problem' : undefined}>
        {message.text} {message.added && <a href={hashOf({ page: 'dashboards', params: new URLSearchParams({ own: message.added }) })}>Open it</a>}
      </p>
    </Form>
  );
}
