/** Which cached answers a changed topic makes stale. An answer's own feature is a topic; this adds what it also shows. */
import type { QueryClient } from '@tanstack/react-query';
import { contracts } from '#contracts/index.ts';
import type { Topic } from '#contracts/kit/common.ts';

/** Topics beyond its own feature that an operation's answer is made from. */
const alsoShows: Readonly<Record<string, readonly Topic[]>> = {
  'accounts.search': ['tags', 'inquiries'],
  'accounts.load': ['tags', 'inquiries', 'documents'],
  'accounts.timeline': ['facts', 'tags', 'inquiries', 'documents'],
  'duplicates.list': ['accounts', 'retention', 'redaction'],
  'duplicates.of': ['accounts', 'retention', 'redaction', 'learning'],
  'duplicates.explain': ['accounts', 'retention', 'redaction', 'learning'],
  'inquiries.list': ['accounts'],
  'inquiries.review': ['accounts', 'tags'],
  'redaction.check': ['facts', 'accounts', 'inquiries', 'documents', 'retention'],
  'retention.account': ['accounts', 'inquiries', 'tags', 'documents'],
  'retention.due': ['accounts', 'inquiries', 'redaction'],
  'retention.holdAccounts': ['accounts'],
  'retention.withdrawn': ['accounts'],
  'tags.list': ['accounts'],
  'backup.overview': ['vault', 'facts'],
  'vault.info': ['accounts', 'inquiries', 'documents', 'facts', 'settings'],
  'vault.status': ['people'],
};

/** Whether an answer with this key (feature, operation, input) shows one of the topics. */
export function showsTopic(key: readonly unknown[], topics: readonly Topic[]): boolean {
  const [feature, operation] = key;
  const others = alsoShows[`${String(feature)}.${String(operation)}`] ?? [];
  return topics.some((topic) => topic === feature || others.includes(topic));
}

/** Marks the answers that show these topics stale; the ones on screen are asked again. */
export function markStale(queries: QueryClient, topics: readonly Topic[]): Promise<void> {
  return queries.invalidateQueries({ predicate: (query) => showsTopic(query.queryKey, topics) });
}

/** The topics that an operation (`feature.name`) states that it changes. */
export function touchedBy(operation: string): readonly Topic[] {
  const [feature = '', name = ''] = operation.split('.');
  const all: Readonly<
    Record<string, { readonly operations: Readonly<Record<string, { readonly touches?: readonly Topic[] }>> }>
  > = contracts;
  return all[feature]?.operations[name]?.touches ?? [];
}
