import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contracts } from '#contracts/index.ts';
import { Permission, Topic } from '#contracts/kit/common.ts';
import type { Operation } from '#contracts/kit/contract.ts';
import { ErrorCode } from '#contracts/kit/errors.ts';
import { failureSentence } from '#contracts/kit/words.ts';
import { rooms } from '#main/rooms.ts';

const operations = Object.entries(contracts).flatMap(([key, contract]) =>
  Object.entries(contract.operations as Record<string, Operation>).map(([name, operation]) => ({
    name: `${contract.name}.${name}`,
    key,
    contract: contract.name,
    operation,
  })),
);

describe('contracts are plain values', () => {
  test.each(operations)('$name travels as JSON: both shapes have a JSON Schema', ({ operation }) => {
    expect(() => z.toJSONSchema(operation.input, { io: 'input' })).not.toThrow();
    expect(() => z.toJSONSchema(operation.output)).not.toThrow();
  });

  test('a contract is listed under its own name, and no operation has two', () => {
    for (const { key, contract } of operations) expect(key).toBe(contract);
    expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length);
  });

  test('every operation says in a sentence what it is for', () => {
    for (const { name, operation } of operations) expect(operation.about, name).toMatch(/^\p{Lu}.*\.$/su);
  });
});

describe('every operation has', () => {
  const inThreads = operations.filter(({ operation }) =>
    ['query', 'command', 'job', 'folder'].includes(operation.lane),
  );
  const handled = new Set(
    rooms.flatMap((room) => Object.keys(room.handlers).map((name) => `${room.name}.${name}`)),
  );

  test.each(inThreads)('$name: a handler', ({ name }) => {
    expect(handled).toContain(name);
  });

  test('and there is no handler without an operation', () => {
    const named = new Set(inThreads.map(({ name }) => name));
    expect([...handled].filter((name) => !named.has(name))).toEqual([]);
  });

  test('a permission, unless everybody signed in may do it, which is settled here one by one', () => {
    const open = operations.filter(
      ({ operation }) => !operation.needs && !operation.internal && !operation.whenLocked,
    );
    expect(open.map(({ name }) => name).sort()).toEqual([
      'people.list',
      'settings.get',
      'settings.save',
      'tags.list',
      'vault.changePassphrase',
      'vault.check',
      'vault.confirmRecovery',
      'vault.info',
    ]);
    for (const { operation } of operations) {
      if (operation.needs) expect(Permission.options).toContain(operation.needs);
    }
  });

  test('topics for what it changes: a command or job that touches none changes nothing windows show', () => {
    for (const { name, operation } of operations) {
      for (const topic of operation.touches ?? []) expect(Topic.options, name).toContain(topic);
      if (operation.lane === 'query' || operation.lane === 'host')
        expect(operation.touches, name).toBeUndefined();
    }
    const silent = operations.filter(({ operation }) => operation.lane === 'command' && !operation.touches);
    expect(silent.map(({ name }) => name).sort()).toEqual([
      'accounts.reindex',
      'documents.ensureKey',
      // Parts of a search that windows hear of when it has ended.
      'duplicates.add',
      'duplicates.begin',
      'imports.stretchHash',
      'inquiries.saveDraft',
    ]);
  });

  test('only what the vault needs to be opened may be called while it is locked', () => {
    const locked = operations.filter(({ operation }) => operation.whenLocked);
    expect(locked.every(({ operation }) => ['host', 'vault', 'folder'].includes(operation.lane))).toBe(true);
    expect(locked.every(({ operation }) => operation.needs === undefined)).toBe(true);
  });
});

test.each(ErrorCode.options)('the failure "%s" has a sentence that says what happened', (code) => {
  const sentence = failureSentence({ code, params: {} });
  expect(sentence).toMatch(/^\p{Lu}.*\.$/su);
  expect(sentence).not.toMatch(/undefined|null|\[object/);
});
