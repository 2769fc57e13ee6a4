export type { NameCustom, Spelling } from './custom.ts';
export * from './western.ts';
export * from './southern.ts';
export * from './eastern.ts';
export * from './asian.ts';
