import { create } from 'zustand';
import { kept, type OwnQuestion } from './owned';

const KEY = 'newsgraph:questions';

interface Own {
  questions: OwnQuestion[];
  /** Why the last change could not be kept; the questions are as before it. */
  failure: string | null;
  /** Keeps them; false when the browser will not. */
  keep(questions: OwnQuestion[]): boolean;
}

/** The questions that a person saved; the browser keeps them, and another tab of it sees them. */
export const useOwn = create<Own>()((set) => ({
  questions: stored(),
  failure: null,
  keep: (questions) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(questions));
      set({ questions, failure: null });
      return true;
    } catch (error) {
      const full = error instanceof DOMException && error.name === 'QuotaExceededError';
      set({
        failure: full
          ? 'The browser has no room left for this. Export what you want to keep, delete some questions, then try again.'
          : 'The browser does not keep anything for this page (its storage is switched off).',
      });
      return false;
    }
  },
}));

if (typeof window !== 'undefined') {
  window.addEventListener('storage', (event) => {
    if (event.key === KEY) {
      useOwn.setState({ questions: stored() });
    }
  });
}

function stored(): OwnQuestion[] {
  try {
    return kept(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

export function newId(): string {
  // crypto.randomUUID exists on https and localhost only.
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
