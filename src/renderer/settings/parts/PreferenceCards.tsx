import type { Settings } from '#contracts/settings.ts';
import { Card, CardRow, ChoiceField, SelectField } from '../../ui/index.ts';
import { words } from '../words.ts';

interface PreferenceProps {
  readonly settings: Settings;
  readonly change: (some: Partial<Settings>) => void;
}

const idleChoices = [1, 2, 5, 10, 15, 30, 60];

/** Colours, row height, letter keys. */
export function LookCard({ settings, change }: PreferenceProps) {
  return (
    <Card title={words.appearance}>
      <CardRow label={words.scheme}>
        <ChoiceField
          label={words.scheme}
          hideLabel
          value={settings.scheme}
          options={(['auto', 'light', 'dark'] as const).map((value) => ({
            value,
            label: words.schemes[value],
          }))}
          onChange={(scheme) => change({ scheme })}
        />
      </CardRow>
      <CardRow label={words.density}>
        <ChoiceField
          label={words.density}
          hideLabel
          value={settings.density}
          options={(['dense', 'comfortable'] as const).map((value) => ({
            value,
            label: words.densities[value],
          }))}
          onChange={(density) => change({ density })}
        />
      </CardRow>
      <CardRow label={words.keyboard}>
        <ChoiceField
          label={words.letterKeys}
          value={settings.letterKeys ? 'on' : 'off'}
          options={[
            { value: 'on', label: words.on },
            { value: 'off', label: words.off },
          ]}
          onChange={(value) => change({ letterKeys: value === 'on' })}
        />
        <p className="settings-hint">{words.letterKeysHint}</p>
      </CardRow>
    </Card>
  );
}

/** When the vault locks by itself. */
export function LockingCard({ settings, change }: PreferenceProps) {
  const choices = idleChoices.includes(settings.idleLockMinutes)
    ? idleChoices
    : [...idleChoices, settings.idleLockMinutes].toSorted((one, other) => one - other);
  return (
    <Card title={words.locking}>
      <CardRow label={words.idle}>
        <div className="settings-idle">
          <SelectField
            aria-label={words.idle}
            data={choices.map((minutes) => ({ value: String(minutes), label: words.minutes(minutes) }))}
            value={String(settings.idleLockMinutes)}
            onChange={(value) => {
              if (value !== null) change({ idleLockMinutes: Number(value) });
            }}
          />
        </div>
        <p className="settings-hint">{words.idleHint}</p>
      </CardRow>
    </Card>
  );
}
