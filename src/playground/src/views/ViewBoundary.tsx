import { Component, type ReactNode } from 'react';

/** Replaces a view that fails by a message, so that the rest of the page stays usable. */
export class ViewBoundary extends Component<{ children: ReactNode }, { failure: string | null }> {
  override state: { failure: string | null } = { failure: null };

  static getDerivedStateFromError(error: unknown) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    return this.state.failure === null ? (
      this.props.children
    ) : (
      <p className="ng-nothing" role="alert">
        This view cannot show the answer ({this.state.failure}). The others can still be used.
      </p>
    );
  }
}
