// What GraphiQL stores of the tabs. Its other settings are those of all browser windows.
const OF_THE_WINDOW = ['graphiql:tabState', 'graphiql:query', 'graphiql:variables', 'graphiql:headers'];

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear' | 'length'>;

/**
 * The storage for GraphiQL. Each browser window has its own tabs, so that two windows do not overwrite the tabs of each other; a new
 * window begins with the tabs that were stored last.
 */
export function windowStorage(ofWindow: Store, ofBrowser: Store): Store {
  const isOfWindow = (key: string) => OF_THE_WINDOW.includes(key);
  return {
    getItem: (key) => (isOfWindow(key) ? ofWindow.getItem(key) : null) ?? ofBrowser.getItem(key),
    setItem(key, value) {
      if (isOfWindow(key)) {
        ofWindow.setItem(key, value);
      }
      ofBrowser.setItem(key, value);
    },
    removeItem(key) {
      ofWindow.removeItem(key);
      ofBrowser.removeItem(key);
    },
    clear() {
      OF_THE_WINDOW.forEach((key) => ofWindow.removeItem(key));
      ofBrowser.clear();
    },
    get length() {
      return ofBrowser.length;
    },
  };
}
