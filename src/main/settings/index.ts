/** Preferences of the vault, each a row of JSON. */
import { defaultSettings, settings as contract, Settings } from '#contracts/settings.ts';
import { room } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { listPolicies, savePolicy } from './policy.ts';

export { policyInForce } from './policy.ts';

function readSettings(db: ReadDb): Settings {
  const stored: Record<string, unknown> = {};
  for (const row of db.all<{ key: string; value: string }>('SELECT key, value FROM setting')) {
    stored[row.key] = JSON.parse(row.value);
  }
  const found = Settings.safeParse({ ...defaultSettings, ...stored });
  return found.success ? found.data : defaultSettings;
}

export const settings = room(contract, {
  get: (_input, { db }) => readSettings(db),
  save: (input, { db, fact }) => {
    for (const [key, value] of Object.entries(input)) {
      db.run(
        'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        key,
        JSON.stringify(value),
      );
      fact({ action: 'setting.changed', params: { key, value: String(value) } });
    }
    return readSettings(db);
  },
  policies: (_input, { db }) => ({ versions: listPolicies(db) }),
  savePolicy,
});
