import type { Role } from './settings';

/** What each role includes besides itself and the role reader. */
const INCLUDED: Record<Role, readonly Role[]> = { reader: [], analyst: [], importer: [], admin: ['analyst', 'importer'] };

const REQUIRED = /Requires the role `?(reader|analyst|importer|admin)`?\.\s*$/;

/** The role that a field or type requires, as its description says at its end; null if it requires none. */
export function requiredRole(description: string | null | undefined): Role | null {
  return (REQUIRED.exec(description ?? '')?.[1] as Role | undefined) ?? null;
}

/** Whether a caller with a role may do what requires another. */
export function includesRole(role: Role, required: Role): boolean {
  return required === 'reader' || role === required || INCLUDED[role].includes(required);
}

/** Why a caller may not select a field or type with this description; null if the caller may. */
export function denialOf(description: string | null | undefined, role: Role): string | null {
  const required = requiredRole(description);
  return required && !includesRole(role, required) ? `You may not select this: it requires the role ${required}, and you have the role ${role}.` : null;
}
