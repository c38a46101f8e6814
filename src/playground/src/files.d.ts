declare module '*.css';

/** A file that build.mjs bundles on its own: its text, and the hash that a Content-Security-Policy names. */
declare module 'inline:*' {
  export const text: string;
  export const hash: string;
}
