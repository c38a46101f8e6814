import { expect, test } from 'vitest';
import { denialOf, includesRole, requiredRole } from './roles';

test('reads the role at the end of a description', () => {
  expect(requiredRole('Import jobs, latest first. Requires the role `importer`.')).toBe('importer');
  expect(requiredRole('A job.\nRequires the role `admin`.\n')).toBe('admin');
  expect(requiredRole('Import jobs. Requires the role importer.')).toBe('importer');
  expect(requiredRole('Requires the role `importer`. Latest first.')).toBeNull();
  expect(requiredRole('Requires the role `guest`.')).toBeNull();
  expect(requiredRole(null)).toBeNull();
});

test('knows which role includes which', () => {
  expect(includesRole('admin', 'importer')).toBe(true);
  expect(includesRole('admin', 'analyst')).toBe(true);
  expect(includesRole('analyst', 'importer')).toBe(false);
  expect(includesRole('importer', 'analyst')).toBe(false);
  expect(includesRole('importer', 'reader')).toBe(true);
  expect(includesRole('reader', 'admin')).toBe(false);
});

test('says why a field may not be selected', () => {
  const description = 'SHA-256 of the file. Requires the role `importer`.';
  expect(denialOf(description, 'reader')).toBe('You may not select this: it requires the role importer, and you have the role reader.');
  expect(denialOf(description, 'importer')).toBeNull();
  expect(denialOf('A title.', 'reader')).toBeNull();
});
