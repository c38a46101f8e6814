import { SignIn } from './Account';

/** The page of a gateway that answers only callers with a key or a token. */
export function SignInPage() {
  return (
    <>
      <header className="ng-header">
        <h1 className="ng-logo">Newsgraph</h1>
      </header>
      <main className="ng-content ng-sign-in-page">
        <h2>Sign in</h2>
        <p>This gateway answers only callers with an API key or a token.</p>
        <SignIn />
      </main>
    </>
  );
}
