import { expect, test } from 'vitest';
import { windowStorage } from './windowStorage';

class Memory {
  private readonly values = new Map<string, string>();
  getItem = (key: string) => this.values.get(key) ?? null;
  setItem = (key: string, value: string) => void this.values.set(key, value);
  removeItem = (key: string) => void this.values.delete(key);
  clear = () => this.values.clear();
  get length() {
    return this.values.size;
  }
}

test('two windows keep tabs of their own, and a third begins with the last', () => {
  const browser = new Memory();
  const one = windowStorage(new Memory(), browser);
  const other = windowStorage(new Memory(), browser);
  one.setItem('graphiql:tabState', 'of one');
  other.setItem('graphiql:tabState', 'of the other');
  expect(one.getItem('graphiql:tabState')).toBe('of one');
  expect(other.getItem('graphiql:tabState')).toBe('of the other');
  expect(windowStorage(new Memory(), browser).getItem('graphiql:tabState')).toBe('of the other');
});

test('all windows share the other settings', () => {
  const browser = new Memory();
  windowStorage(new Memory(), browser).setItem('graphiql:theme', 'dark');
  expect(windowStorage(new Memory(), browser).getItem('graphiql:theme')).toBe('dark');
});

test('removes what it holds', () => {
  const storage = windowStorage(new Memory(), new Memory());
  storage.setItem('graphiql:query', '{ a }');
  storage.removeItem('graphiql:query');
  expect(storage.getItem('graphiql:query')).toBeNull();
  storage.setItem('graphiql:query', '{ a }');
  storage.clear();
  expect([storage.getItem('graphiql:query'), storage.length]).toEqual([null, 0]);
});
