import { create } from 'zustand';
import { readStored, type SavedQuestion } from './savedQuestions';

const KEY = 'newsgraph:questions';

interface SavedQuestionsStore {
  questions: SavedQuestion[];
  /** Why the last change could not be stored; the questions are then unchanged. */
  failure: string | null;
  /** Stores the questions; false if the browser does not allow it. */
  keep(questions: SavedQuestion[]): boolean;
}

/** The saved questions, stored by the browser and shared by its tabs. */
export const useSavedQuestions = create<SavedQuestionsStore>()((set) => ({
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
      useSavedQuestions.setState({ questions: stored() });
    }
  });
}

function stored(): SavedQuestion[] {
  try {
    return readStored(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

export function newId(): string {
  // crypto.randomUUID is available on https and localhost only.
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
