import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { markStale, showsTopic, touchedBy } from './staleness.ts';

describe('staleness', () => {
  it('an answer shows the topic named like its feature', () => {
    expect(showsTopic(['tags', 'list', {}], ['tags'])).toBe(true);
    expect(showsTopic(['settings', 'get', {}], ['tags', 'accounts'])).toBe(false);
  });
  it('the timeline goes stale when a fact is written', () => {
    expect(showsTopic(['accounts', 'timeline', { id: 'act_1' }], ['facts'])).toBe(true);
    expect(showsTopic(['accounts', 'search', {}], ['facts'])).toBe(false);
  });
  it('reads from the contract what an operation changes', () => {
    expect(touchedBy('tags.apply')).toEqual(['tags', 'accounts', 'facts']);
    expect(touchedBy('tags.list')).toEqual([]);
  });
  it('a review goes stale when its account changes', async () => {
    const queries = new QueryClient();
    queries.setQueryData(['inquiries', 'review', { id: 'inq_1' }], {});
    queries.setQueryData(['people', 'list', {}], {});
    await markStale(queries, ['accounts']);
    expect(queries.getQueryState(['inquiries', 'review', { id: 'inq_1' }])?.isInvalidated).toBe(true);
    expect(queries.getQueryState(['people', 'list', {}])?.isInvalidated).toBe(false);
  });
});
