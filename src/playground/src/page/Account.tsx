import { useState } from 'react';
import { leftOf } from '../answer/budget';
import { keepKey, keyOf, problemOfKey, removeKey } from '../gateway/credentials';
import { type Identity, readSettings, type Role, versionOf } from '../gateway/settings';
import { useSession } from '../session/store';
import { ErrorMessage } from '../ui/ErrorMessage';
import { Form } from '../ui/Form';
import { Menu } from '../ui/Menu';

const RIGHTS: Record<Role, string> = {
  reader: 'You may read articles, providers, topics and collections.',
  analyst: 'You may read, and see statements and plans.',
  importer: 'You may read, and start and follow imports.',
  admin: 'You may do everything.',
};

/** Who the gateway says you are, with what you may do, and a form to sign in or out. */
export function Account({ identity }: { identity: Identity }) {
  const { name, role, signedIn } = identity;
  const budget = useSession((state) => state.budget);
  const version = useSession(({ settings }) => versionOf(settings));
  const left = budget ? leftOf(budget).join(', ') : '';
  return (
    <div className="ng-account">
      <Menu label={signedIn ? name : 'Sign in'} title={signedIn ? `Signed in as ${name}` : RIGHTS[role]}>
        {signedIn && (
          <p>
            Signed in as <strong>{name}</strong>, with the role <strong>{role}</strong>.
          </p>
        )}
        <p className="ng-quiet">{RIGHTS[role]}</p>
        {role !== 'admin' && <p className="ng-quiet">Fields that you may not select are grey in the documentation, in the explorer and in completions.</p>}
        {left && <p className="ng-quiet">Cost: {left}.</p>}
        {version && <p className="ng-quiet">Newsgraph {version}.</p>}
        {signedIn && keyOf() !== null ? <SignOut /> : <SignIn />}
      </Menu>
    </div>
  );
}

function SignOut() {
  const signOut = () => {
    removeKey();
    location.reload();
  };
  return (
    <button type="button" className="ng-button" onClick={signOut}>
      Sign out
    </button>
  );
}

/** Asks for an API key or a token, and loads the page again with it. */
export function SignIn() {
  const [text, setText] = useState('');
  const [remember, setRemember] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const signIn = async () => {
    const key = text.trim();
    const wrong = problemOfKey(key);
    setProblem(wrong);
    if (wrong) {
      return;
    }
    setBusy(true);
    try {
      keepKey(key, remember);
      const { identity } = await readSettings();
      if (identity && !identity.signedIn) {
        throw new Error('The gateway does not know this key. Check that it is whole and has not expired.');
      }
      // The answers and the schema are those of the new caller.
      location.reload();
    } catch (error) {
      removeKey();
      setProblem(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <Form label="Sign in" className="ng-sign-in" onSubmit={() => void signIn()}>
      <label>
        API key or token
        <input
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={text}
          aria-invalid={problem !== null}
          aria-describedby="ng-sign-in-problem"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <label className="ng-sign-in-remember">
        <input type="checkbox" checked={remember} onChange={(event) => setRemember(event.target.checked)} /> Remember it in this browser
      </label>
      <ErrorMessage id="ng-sign-in-problem" message={problem} />
      <button type="submit" className="ng-button" disabled={busy}>
        Sign in
      </button>
    </Form>
  );
}
