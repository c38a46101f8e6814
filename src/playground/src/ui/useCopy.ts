import { useState } from 'react';

/** Copies texts to the clipboard; `message` tells the result of the last copy. */
export function useCopy(failure: string): { message: string; copy(text: string, success: string): Promise<void> } {
  const [message, setMessage] = useState('');
  const copy = async (text: string, success: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setMessage(success);
    } catch {
      setMessage(failure);
    }
  };
  return { message, copy };
}
