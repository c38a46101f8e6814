import { formatNumber } from '../text/format';

/** An import job, with the fields that the panel selects. */
export interface Job {
  id: string;
  number: number;
  kind: 'IMPORT' | 'REMOVAL';
  folder: string | null;
  dryRun: boolean;
  state: 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'SUCCEEDED_WITH_REJECTS' | 'FAILED' | 'CANCELLED';
  message: string | null;
  notices: string[];
  readCount: number;
  loadedCount: number;
  unchangedCount: number;
  rejectedCount: number;
  removedCount: number;
  documentsPerSecond: number | null;
  queuedAt: string;
  startedAt: string | null;
  endedAt: string | null;
  problemCount: number;
  differenceCount: number;
}

export interface Problem {
  number: number;
  folder: string;
  path: string;
  line: number | null;
  column: number | null;
  code: string;
  message: string;
  hint: string;
}

export interface Difference {
  number: number;
  kind: 'DOCUMENT' | 'ARTICLE' | 'COLLECTION';
  change: 'ADDED' | 'CHANGED' | 'REMOVED';
  name: string;
}

const JOB = `fragment Job on ImportJob {
  id number kind folder dryRun state message notices readCount loadedCount unchangedCount rejectedCount removedCount documentsPerSecond
  queuedAt startedAt endedAt problemCount differenceCount
}`;

export const JOBS = `query Jobs($first: Int!, $after: String) {
  importJobs(first: $first, after: $after) { totalCount edges { cursor node { ...Job } } }
}
${JOB}`;

export const PROGRESS = `subscription Progress($id: ID!) { importProgress(id: $id) { ...Job } }
${JOB}`;

/** The result of a mutation. */
export interface Payload {
  result: { job: Job | null; userErrors: { message: string }[] };
}

export const START = `mutation Start($input: StartImportInput!) {
  result: startImport(input: $input) { job { ...Job } userErrors { message } }
}
${JOB}`;

export const CANCEL = `mutation Cancel($id: ID!) {
  result: cancelImport(input: { id: $id }) { job { ...Job } userErrors { message } }
}
${JOB}`;

export const REMOVE = `mutation Remove($folder: String!) {
  result: removeSeedFolder(input: { folder: $folder }) { job { ...Job } userErrors { message } }
}
${JOB}`;

/** The job that a mutation returns. Throws what the user can correct. */
export function jobOf({ result: { job, userErrors } }: Payload): Job {
  if (userErrors.length > 0 || !job) {
    throw new Error(userErrors.map(({ message }) => message).join(' ') || 'The gateway does not return the job.');
  }
  return job;
}

export const PROBLEMS = `query Problems($id: ID!, $after: String) {
  importJob(id: $id) {
    page: problems(first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { number folder path line column code message hint } }
    }
  }
}`;

export const DIFFERENCES = `query Differences($id: ID!, $after: String) {
  importJob(id: $id) {
    page: differences(first: 50, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { number kind change name } }
    }
  }
}`;

export function isActive(job: Job): boolean {
  return job.state === 'QUEUED' || job.state === 'RUNNING';
}

/** The job whose progress is followed: the running one, else the one that runs next. */
export function followedOf(jobs: readonly Job[] | null): Job | null {
  const active = (jobs ?? []).filter(isActive);
  return active.find((job) => job.state === 'RUNNING') ?? active.at(-1) ?? null;
}

/** The jobs with a newer state of one of them. */
export function withJob(jobs: readonly Job[], job: Job): Job[] {
  return jobs.map((one) => (one.id === job.id ? job : one));
}

const STATES: Record<Job['state'], string> = {
  QUEUED: 'Queued',
  RUNNING: 'Running',
  SUCCEEDED: 'Succeeded',
  SUCCEEDED_WITH_REJECTS: 'Succeeded, with rejected files',
  FAILED: 'Failed',
  CANCELLED: 'Cancelled',
};

export function stateOf(job: Job): string {
  return STATES[job.state];
}

export function titleOf(job: Job): string {
  const folder = job.folder ?? 'all folders';
  return job.kind === 'REMOVAL' ? `Removal of ${folder}` : `${job.dryRun ? 'Dry run' : 'Import'} of ${folder}`;
}

/** What a message says when a job was accepted. */
export function startedText(job: Pick<Job, 'kind' | 'dryRun' | 'number'>): string {
  return `${job.kind === 'REMOVAL' ? 'Removal' : job.dryRun ? 'Dry run' : 'Import'} #${job.number} started.`;
}

/** The counts of a job that are not trivial. */
export function countsOf(job: Job): string[] {
  return [
    `${formatNumber(job.readCount)} read`,
    ...(job.loadedCount > 0 || job.kind === 'IMPORT' ? [`${formatNumber(job.loadedCount)} ${job.dryRun ? 'would be loaded' : 'loaded'}`] : []),
    ...(job.unchangedCount > 0 ? [`${formatNumber(job.unchangedCount)} unchanged`] : []),
    ...(job.rejectedCount > 0 ? [`${formatNumber(job.rejectedCount)} rejected`] : []),
    ...(job.removedCount > 0 || job.kind === 'REMOVAL'
      ? [`${formatNumber(job.removedCount)} ${job.dryRun ? 'would be removed' : 'removed'}`]
      : []),
  ];
}

/** What a screen reader announces about changes since the last update. */
export function changesOf(before: readonly Job[] | null, now: readonly Job[]): string[] {
  if (!before) {
    return [];
  }
  const known = new Map(before.map((job) => [job.id, job.state]));
  const newest = Math.max(0, ...before.map((job) => job.number));
  return now
    .filter((job) => (known.has(job.id) ? known.get(job.id) !== job.state : job.number > newest))
    .map((job) => `${titleOf(job)}: ${stateOf(job).toLowerCase()}${isActive(job) ? '' : `, ${countsOf(job).join(', ')}`}.`);
}

/** The duration of a job until its end, or until now. */
export function durationOf(job: Job, now: number): string | null {
  if (!job.startedAt) {
    return null;
  }
  const seconds = Math.max(0, ((job.endedAt ? Date.parse(job.endedAt) : now) - Date.parse(job.startedAt)) / 1000);
  if (seconds < 60) {
    return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${Math.round(seconds % 60)} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Why a text is not a valid limit of rejects; null if it is valid. */
export function rejectsProblem(text: string): string | null {
  return text.trim() === '' || Object.keys(rejectLimit(text)).length > 0 ? null : 'Enter a number of files, such as 20, or a share of them, such as 5%.';
}

/** The fields of the input of `startImport` that a limit of rejects stands for; none for no limit. */
export function rejectLimit(text: string): { maxRejectedDocuments?: number; maxRejectedPercent?: number } {
  const [, number, percent] = /^(?:(\d+)|(\d+(?:\.\d+)?)\s*%)$/.exec(text.trim()) ?? [];
  return number !== undefined ? { maxRejectedDocuments: Number(number) } : percent !== undefined ? { maxRejectedPercent: Number(percent) } : {};
}

/** The place of a problem, with the folder if the job was for all folders. */
export function placeOf(problem: Problem, of: Pick<Job, 'folder'>): string {
  return `${of.folder === null ? `${problem.folder}/` : ''}${problem.path}${problem.line === null ? '' : `:${problem.line}${problem.column === null ? '' : `:${problem.column}`}`}`;
}
