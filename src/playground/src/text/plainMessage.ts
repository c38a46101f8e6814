import { describeMessage } from './describeMessage';

/** A message of the gateway for people, without the names of its properties. */
export function plainMessage(text: string): string {
  return describeMessage(text).message;
}
