/** What features use of the wire. */
export { client, openClient } from './client.ts';
export { newQueryClient } from './queries.ts';
export { markStale } from './staleness.ts';
export { useRead, useReadPages, useCommand, type ReadOptions } from './use-read.ts';
export { useJob, forgetJobs, type Job, type JobState } from './use-job.ts';
export type { FeatureName, InputOf, OutputOf } from './operations.ts';
export { useMay, useSession, type Session } from './use-session.ts';
