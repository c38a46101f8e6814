import { PREFIX } from '../operation/additions';
import { isObject } from './json';

/** A value of an answer that is not in a list, named by the fields that lead to it. */
export interface SingleValue {
  name: string;
  value: unknown;
}

/** The values of an answer that are not in lists of objects. */
export function singleValues(data: unknown, path: string[] = []): SingleValue[] {
  if (!isObject(data)) {
    return [];
  }
  const found: SingleValue[] = [];
  for (const field in data) {
    const value = data[field];
    if (field.startsWith(PREFIX)) {
      continue;
    }
    if (isObject(value)) {
      found.push(...singleValues(value, [...path, field]));
    } else if (!Array.isArray(value) || value.every((one) => typeof one !== 'object')) {
      found.push({ name: [...path, field].join('.'), value });
    }
  }
  return found;
}
